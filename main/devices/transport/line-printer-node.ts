import { err, ok } from '../../../domain/kernel/result.ts';
import { seconds } from '../../../domain/kernel/time.ts';
import { createBackoff } from './backoff.ts';
import type { Transport } from './byte-stream.ts';
import { watchDeviceNode } from './device-node.ts';
import { openLinePrinterFile } from './line-printer-file.ts';
import type { LinePrinterFile } from './line-printer-file.ts';
import { createLink } from './link.ts';
import type { Link } from './link.ts';
import { linkFault } from './link-fault.ts';
import { createPauses } from './pauses.ts';
import { realTimers } from './timers.ts';
import type { Timers } from './timers.ts';

/** How long a printer may take nothing. A label is a second's work; past this it is out of paper, open or broken. */
const defaultStallMs = seconds(15);

/** Between two looks at a node that has nothing to give or takes nothing: prompt at first, then easy on the machine. */
const lookDelaysMs: readonly number[] = [1, 2, 4, 8, 16, 25];

/** As much as one read may bring; a status has at most a few hundred bytes. */
const readBytes = 4_096;

export interface LinePrinterNodeOptions {
  /** `/dev/usb/lp0`, or a udev link that follows the printer's serial number when it is plugged in again. */
  readonly path: string;
  readonly timers?: Timers;
  readonly stallMs?: number;
  /** How the node is opened; for tests. */
  readonly openFile?: (path: string) => Promise<LinePrinterFile>;
}

/**
 * A printer at Linux' own `usblp` driver. One program at a time (`busy`). Reads where the printer speaks; one that does
 * not is a link that only takes. A printer that stops taking is lost with `timeout`, and nothing waits for it in the
 * kernel. `usblp` forgets a USB error in the middle of a job (it tells only those who wait), so bytes taken are not
 * bytes printed: what counts is the printer's status.
 */
export function createLinePrinterTransport(options: LinePrinterNodeOptions): Transport {
  const { path, timers = realTimers, stallMs = defaultStallMs, openFile = openLinePrinterFile } = options;
  return {
    name: `line printer ${path}`,
    async open() {
      try {
        return ok(nodeLink(await openFile(path), path, timers, stallMs).stream);
      } catch (error) {
        return err(linkFault(error));
      }
    },
  };
}

function nodeLink(file: LinePrinterFile, path: string, timers: Timers, stallMs: number): Link {
  const pauses = createPauses(timers);
  const quiet = createBackoff(lookDelaysMs);
  let over = false;
  let released: Promise<void> | undefined;
  let writing: Promise<void> = Promise.resolve();

  const release = (): Promise<void> => {
    over = true;
    unwatch();
    pauses.wakeForGood();
    released ??= file.close().catch(() => {});
    return released;
  };
  // The handle must be given back at once: while it is held, the printer gets another number when it returns.
  const lose = (kind: 'lost' | 'timeout', detail: string): void => {
    if (over) return;
    link.lost({ kind, detail });
    void release();
  };
  const fail = (error: unknown): void => lose('lost', linkFault(error).detail);

  /** Resolves when the printer has the last byte, not when the kernel has: closing throws away what is on the way. */
  const writeAll = async (bytes: Uint8Array, done: () => void): Promise<void> => {
    const full = createBackoff(lookDelaysMs);
    let rest = bytes;
    let movedAtMs = timers.now();
    while (!over) {
      const taken = await unlessItWouldWait(file.write(rest));
      if (taken !== undefined && rest.length === 0) return done();
      if (taken) {
        rest = rest.subarray(taken);
        movedAtMs = timers.now();
        full.reset();
      } else if (timers.now() - movedAtMs >= stallMs) {
        lose('timeout', `the printer took nothing for ${stallMs} ms`);
      } else {
        await pauses.pause(full.nextMs());
      }
    }
  };

  const listen = async (): Promise<void> => {
    const into = new Uint8Array(readBytes);
    while (!over) {
      const count = await unlessItWouldWait(file.read(into));
      if (count) {
        quiet.reset();
        link.received(into.slice(0, count));
      } else {
        // No bytes are no end of file here: it is how USB says "nothing to say".
        await pauses.pause(quiet.nextMs());
      }
    }
  };

  const link = createLink(
    {
      write(bytes, done) {
        writing = writing.then(() => writeAll(bytes, done)).catch(fail);
        quiet.reset();
      },
      async close(graceMs) {
        if (graceMs > 0) await Promise.race([writing, pauses.pause(graceMs)]);
        await release();
      },
    },
    linkFault,
  );
  const unwatch = watchDeviceNode(path, timers, () => lose('lost', 'the device is gone'));
  listen().catch((error: unknown) => {
    if (!isForWritingOnly(error)) fail(error);
  });
  return link;
}

/** `undefined` when the call would have had to wait. */
async function unlessItWouldWait(call: Promise<number>): Promise<number | undefined> {
  try {
    return await call;
  } catch (error) {
    if (codeOf(error) === 'EAGAIN') return undefined;
    throw error;
  }
}

const isForWritingOnly = (error: unknown): boolean => ['EINVAL', 'EBADF'].includes(codeOf(error));

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';
