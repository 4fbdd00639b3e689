import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { until } from '../../until.ts';

export type ToKiosk =
  | { readonly type: 'enrol'; readonly url: string; readonly code: string }
  | { readonly type: 'work'; readonly visits: number }
  | { readonly type: 'report' };

export interface KioskReport {
  readonly head: number;
  readonly acknowledged: number;
  /** How many events of other nodes are in its store. */
  readonly received: number;
}

export type FromKiosk =
  | { readonly type: 'ready'; readonly joined: boolean }
  | { readonly type: 'enrolled'; readonly ok: boolean }
  | { readonly type: 'confirmed'; readonly id: string }
  | { readonly type: 'worked' }
  | ({ readonly type: 'report' } & KioskReport);

/** A kiosk that can be killed, seen from outside. Its directory stays. */
export interface KioskProcess {
  readonly node: string;
  readonly dir: string;
  /** Visits that the kiosk said were saved; there may be one more. */
  readonly confirmed: ReadonlySet<string>;
  start(clockMs: number): Promise<void>;
  enrol(url: string, code: string): Promise<boolean>;
  /** Resolves when they are written, or when the kiosk was killed over it. */
  work(visits: number): Promise<void>;
  report(): Promise<KioskReport | undefined>;
  kill(): Promise<void>;
}

const child = fileURLToPath(new URL('./kiosk-child.ts', import.meta.url));
const answerMs = 20_000;
/** A visit is five commits, each of which waits for the disk. */
const visitMs = 100;

export function createKioskProcess(node: string, dir: string): KioskProcess {
  const confirmed = new Set<string>();
  let running: ChildProcess | undefined;
  let heard: FromKiosk[] = [];

  /** The next answer of this kind; `undefined` when the kiosk was killed instead. */
  async function answer<T extends FromKiosk['type']>(
    type: T,
    withinMs = answerMs,
  ): Promise<Extract<FromKiosk, { type: T }> | undefined> {
    const from = running;
    const found = await until(
      `${node} answers ${type}`,
      () =>
        running === from && from?.exitCode === null && from.signalCode === null
          ? heard.find((message) => message.type === type)
          : 'gone',
      withinMs,
    );
    if (found === 'gone') return undefined;
    heard = heard.filter((message) => message !== found);
    return found as Extract<FromKiosk, { type: T }>;
  }

  const send = (message: ToKiosk): void => {
    if (running?.connected) running.send(message);
  };

  return {
    node,
    dir,
    confirmed,
    async start(clockMs) {
      heard = [];
      running = fork(child, [dir, node, String(clockMs)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
      // A message to a kiosk that was just killed.
      running.on('error', () => undefined);
      running.on('message', (message: FromKiosk) => {
        if (message.type === 'confirmed') confirmed.add(message.id);
        else heard.push(message);
      });
      await answer('ready');
    },
    async enrol(url, code) {
      send({ type: 'enrol', url, code });
      return (await answer('enrolled'))?.ok ?? false;
    },
    async work(visits) {
      send({ type: 'work', visits });
      await answer('worked', answerMs + visits * visitMs);
    },
    async report() {
      send({ type: 'report' });
      return answer('report');
    },
    async kill() {
      const ended = running;
      if (!ended || ended.exitCode !== null || ended.signalCode !== null) return;
      const closed = once(ended, 'close');
      ended.kill('SIGKILL');
      await closed;
    },
  };
}

/** The key ring's secret of a kiosk of the suite, so that its store can be opened and read afterwards. */
export function kioskSecret(node: string): Uint8Array {
  return Buffer.alloc(32, node);
}
