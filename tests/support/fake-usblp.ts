import type { LinePrinterFile } from '../../main/devices/transport/line-printer-file.ts';

/**
 * A printer behind Linux' `usblp` opened with `O_NONBLOCK`, as drivers/usb/class/usblp.c has it: one block under way at
 * a time, taken on trust; the next call is refused until the printer has it; closing throws the block away.
 */
export interface FakeUsblp {
  readonly open: () => Promise<LinePrinterFile>;
  /** What the printer itself has got. */
  readonly received: () => readonly number[];
  readonly isOpen: () => boolean;
  /** How often the kernel was asked anything. */
  readonly calls: () => number;
  /** Out of paper: what is under way stays under way. */
  stall(): void;
  resume(): void;
  say(...bytes: number[]): void;
  unplug(): void;
}

const blockBytes = 8_192;

export function createFakeUsblp({ speaks = true } = {}): FakeUsblp {
  const received: number[] = [];
  const spoken: number[] = [];
  let underWay: Uint8Array | undefined;
  let taking = true;
  let present = true;
  let open = false;
  let calls = 0;

  const take = (): void => {
    if (!taking || !underWay) return;
    received.push(...underWay);
    underWay = undefined;
  };
  const file: LinePrinterFile = {
    async write(bytes) {
      calls += 1;
      if (!present) throw systemError('ENODEV');
      if (underWay) throw systemError('EAGAIN');
      if (bytes.length === 0) return 0;
      underWay = bytes.slice(0, blockBytes);
      // The printer takes its time: never within the call itself.
      setImmediate(take);
      return underWay.length;
    },
    async read(into) {
      calls += 1;
      if (!speaks) throw systemError('EINVAL');
      if (!present) throw systemError('ENODEV');
      if (spoken.length === 0) throw systemError('EAGAIN');
      const some = spoken.splice(0, into.length);
      into.set(some);
      return some.length;
    },
    async close() {
      open = false;
      underWay = undefined;
    },
  };

  return {
    async open() {
      if (!present) throw systemError('ENODEV');
      if (open) throw systemError('EBUSY');
      open = true;
      return file;
    },
    received: () => received,
    isOpen: () => open,
    calls: () => calls,
    stall() {
      taking = false;
    },
    resume() {
      taking = true;
      take();
    },
    say: (...bytes) => void spoken.push(...bytes),
    unplug() {
      present = false;
    },
  };
}

export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: said by the kernel`), { code });
}
