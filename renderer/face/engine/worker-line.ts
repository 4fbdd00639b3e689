import { err, type Result } from '../../../domain/kernel/result.ts';
import type { NetCall } from './nets.ts';
import type { EngineFault } from './port.ts';

type AnyNets<Nets> = { [Method in keyof Nets]: (...args: never[]) => Promise<Result<unknown, EngineFault>> };

/** One call at a time to the nets in a worker; later calls wait. */
export interface WorkerLine<Nets extends AnyNets<Nets>> {
  /** Pictures among the arguments are handed over, not copied. */
  call<Method extends keyof Nets & string>(
    method: Method,
    ...args: Parameters<Nets[Method]>
  ): ReturnType<Nets[Method]>;
  close(): void;
}

/** No net needs a tenth of this, not even on the first call: the worker hangs. */
const patienceMs = 30_000;

/** A worker that dies, hangs or cannot be loaded answers this and every later call with `worker-died`. */
export function createWorkerLine<Nets extends AnyNets<Nets>>(worker: Worker): WorkerLine<Nets> {
  const died: Result<never, EngineFault> = err('worker-died');
  let isDead = false;
  let answered: ((answer: Result<unknown, EngineFault>) => void) | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const die = () => {
    isDead = true;
    worker.terminate();
    answered?.(died);
  };
  worker.addEventListener('error', die);
  worker.addEventListener('messageerror', die);
  worker.addEventListener('message', ({ data }: MessageEvent<Result<unknown, EngineFault>>) => {
    if (!data.ok && data.error === 'worker-died') die();
    else answered?.(data);
  });

  const send = async (call: NetCall): Promise<Result<unknown, EngineFault>> => {
    const pictures = call.args.filter((arg) => arg instanceof ImageBitmap);
    if (isDead) {
      for (const picture of pictures) picture.close();
      return died;
    }
    const { promise, resolve } = Promise.withResolvers<Result<unknown, EngineFault>>();
    answered = resolve;
    const timer = setTimeout(die, patienceMs);
    worker.postMessage(call, pictures);
    const answer = await promise;
    clearTimeout(timer);
    return answer;
  };

  return {
    call(method, ...args) {
      const answer = last.then(() => send({ method, args }));
      last = answer;
      return answer as ReturnType<Nets[typeof method]>;
    },
    close: die,
  };
}
