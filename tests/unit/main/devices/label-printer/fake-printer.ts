import { err, ok } from '../../../../../domain/kernel/result.ts';
import type { ByteStream, LinkFault, Transport } from '../../../../../main/devices/transport/byte-stream.ts';

/** Status bytes by name; `mute` answers nothing. */
export const says = {
  ready: 0x00,
  coverOpen: 0x01,
  jam: 0x02,
  empty: 0x04,
  ribbonOut: 0x08,
  paused: 0x10,
} as const;
export const printing = 0x20;
export const mute = undefined;
/** `pull` breaks the link instead of answering. */
type Answer = number | typeof mute | 'pull';

const gone: LinkFault = { kind: 'lost', detail: 'cable pulled' };

/** A printer reduced to what its driver can see of it: connections, bytes taken, status answers. */
export interface FakePrinter {
  readonly transport: Transport;
  /** One entry a connection: everything written on it but status queries and flushes. */
  readonly received: Buffer[];
  /** Lengths of what was sent to end a half picture. */
  readonly flushed: number[];
  /** What happened, in order: `open`, `flush`, `ask`, `picture`, `fire`, `close`. */
  readonly log: string[];
  /** The most connections that were ever open at once. */
  readonly mostOpen: number;
  plugged: boolean;
  /** Answers until a label is fired; the last one stays. */
  before: Answer[];
  /** Answers once it is fired; the last one stays. */
  afterFire: Answer[];
  /** Breaks the link, or stops reading, when this part arrives. */
  trouble: { readonly at: 'flush' | 'picture' | 'fire'; readonly how: 'pull' | 'stall' } | undefined;
  /** Bytes the printer sends although nobody asked. */
  chatter(bytes: Uint8Array): void;
}

export function createFakePrinter(): FakePrinter {
  let fired = false;
  let open = 0;
  let link:
    { data: ((bytes: Uint8Array) => void)[]; lost: ((fault: LinkFault) => void)[]; up: boolean } | undefined;

  const next = <T>(answers: T[]): T | undefined => (answers.length > 1 ? answers.shift() : answers[0]);

  const pull = (): void => {
    const lost = link?.lost ?? [];
    if (link) link.up = false;
    for (const listener of lost) listener(gone);
  };

  const answer = (): void => {
    printer.log.push('ask');
    const reply = fired ? next(printer.afterFire) : next(printer.before);
    if (reply === 'pull') return pull();
    if (reply !== undefined) printer.chatter(Uint8Array.of(reply));
  };

  const take = async (bytes: Uint8Array): ReturnType<ByteStream['write']> => {
    if (!link?.up) return err(gone);
    const text = Buffer.from(bytes).toString('latin1');
    if (text === '\x1b!?') {
      queueMicrotask(answer);
      return ok();
    }
    const part = text.startsWith('PRINT') ? 'fire' : text.includes('BITMAP') ? 'picture' : 'flush';
    printer.log.push(part);
    if (printer.trouble?.at === part) {
      const { how } = printer.trouble;
      printer.trouble = undefined;
      if (how === 'stall') return new Promise(() => {});
      pull();
      return err(gone);
    }
    if (part === 'flush') {
      printer.flushed.push(bytes.length);
      return ok();
    }
    const last = printer.received.length - 1;
    printer.received[last] = Buffer.concat([printer.received[last] ?? Buffer.alloc(0), bytes]);
    fired = part === 'fire';
    return ok();
  };

  const connect = (): ByteStream => {
    const own = {
      data: [] as ((bytes: Uint8Array) => void)[],
      lost: [] as ((fault: LinkFault) => void)[],
      up: true,
    };
    link = own;
    open += 1;
    fired = false;
    printer.mostOpen = Math.max(printer.mostOpen, open);
    printer.received.push(Buffer.alloc(0));
    return {
      write: take,
      onData: (listener) => {
        own.data.push(listener);
        return () => {};
      },
      onLost: (listener) => {
        own.lost.push(listener);
        return () => {};
      },
      close: async () => {
        printer.log.push('close');
        own.up = false;
        open -= 1;
      },
    };
  };

  const printer = {
    received: [] as Buffer[],
    flushed: [] as number[],
    log: [] as string[],
    mostOpen: 0,
    plugged: true,
    before: [says.ready] as Answer[],
    afterFire: [printing, says.ready] as Answer[],
    trouble: undefined as FakePrinter['trouble'],
    transport: {
      name: 'fake',
      open: async () => {
        if (!printer.plugged) return err({ kind: 'refused', detail: 'nobody there' } as const);
        printer.log.push('open');
        return ok(connect());
      },
    },
    chatter: (bytes: Uint8Array) => {
      if (link?.up) for (const listener of link.data) listener(bytes);
    },
  };
  return printer;
}
