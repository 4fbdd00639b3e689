import { err, type Result } from '../../../domain/kernel/result.ts';
import type { NetCall } from './nets.ts';
import type { EngineFault } from './port.ts';

type Method = (...args: readonly unknown[]) => Promise<Result<unknown, EngineFault>>;

/** The worker's side: answers calls in the order they come. What throws has left the nets in an unknown state. */
export function serveNets(nets: object): void {
  const methods = nets as Readonly<Record<string, Method>>;
  addEventListener('message', async ({ data: { method, args } }: MessageEvent<NetCall>) => {
    const answer = await methods[method]?.(...args).catch(() => undefined);
    postMessage(answer ?? err('worker-died'));
  });
}
