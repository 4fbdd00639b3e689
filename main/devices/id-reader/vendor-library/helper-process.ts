import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { err, ok } from '../../../../domain/kernel/result.ts';
import type { LinkFault, Transport } from '../../transport/byte-stream.ts';
import { createLink } from '../../transport/link.ts';
import type { Link } from '../../transport/link.ts';
import { linkFault } from '../../transport/link-fault.ts';
import { tooLate, within } from '../../transport/time-limit.ts';
import type { Timers } from '../../transport/timers.ts';
import { helperProgram } from './helper-program.ts';
import type { HelperProgram } from './helper-program.ts';

export interface HelperTransportOptions {
  /** For people. */
  readonly name: string;
  /** The Node to run the helper with, where it is not to be the kiosk's own program. */
  readonly helper?: string | undefined;
  /** Clears away what a helper left lying about: called before one starts, and when one has ended, however it ended. */
  readonly tidy: () => void;
  readonly timers: Timers;
  /** How long a helper may take to end by itself before it is killed. */
  readonly closeGraceMs: number;
}

const unended: LinkFault = { kind: 'busy', detail: 'the last helper does not end' };

/** A helper process as the far end of a link: opening starts one, closing ends it, its end is a lost link. */
export function createHelperTransport(options: HelperTransportOptions): Transport {
  const { name, helper, tidy, timers, closeGraceMs } = options;
  let lastGone: Promise<void> = Promise.resolve();

  return {
    name,
    async open() {
      // Two at a time would fight for the reader's port.
      if ((await within(lastGone, 2 * closeGraceMs, timers)) === tooLate) return err(unended);
      tidy();
      try {
        const child = startHelper(helperProgram(helper));
        const { gone, link } = linkTo(child, closeGraceMs, timers);
        lastGone = gone.then(tidy);
        await isStarted(child);
        return ok(link.stream);
      } catch (error) {
        const words = error instanceof Error ? error.message : String(error);
        return err({ kind: 'denied', detail: `the helper does not start: ${words}` });
      }
    },
  };
}

/** Requests on stdin, answers on descriptor 3; what a library prints goes nowhere. */
function startHelper({ command, script, env }: HelperProgram): ChildProcess {
  return spawn(command, [script], {
    env,
    stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
    windowsHide: true,
  });
}

/** @throws in the system's words, when there is no such program or it may not be run */
function isStarted(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
}

/** Windows says how a program crashed by a large number that is known in hexadecimal: C0000005, an access violation. */
const codeText = (code: number | null): string =>
  code !== null && code > 0xffff ? `code ${code.toString(16).toUpperCase()}` : `code ${code}`;

interface LinkToHelper {
  readonly link: Link;
  /** Resolves when nothing of the process is left. */
  readonly gone: Promise<void>;
}

function linkTo(child: ChildProcess, closeGraceMs: number, timers: Timers): LinkToHelper {
  const { promise: gone, resolve: isGone } = Promise.withResolvers<void>();
  const link = createLink(
    {
      write: (bytes, done) => child.stdin?.write(bytes, done),
      async close() {
        // The end of its input asks the helper to close the port and end.
        child.stdin?.end();
        const alarm = timers.setTimeout(() => child.kill('SIGKILL'), closeGraceMs);
        await gone;
        timers.clearTimeout(alarm);
      },
    },
    linkFault,
  );
  const end = (detail: string): void => {
    link.lost({ kind: 'lost', detail });
    isGone();
  };
  child.once('exit', (code, signal) => end(`the helper ended by itself: ${signal ?? codeText(code)}`));
  child.on('error', (error) => end(error.message));
  // A helper that ends takes its pipes along; that it ended is said above.
  child.stdin?.on('error', () => {});
  child.stdio[3]?.on('error', () => {});
  child.stdio[3]?.on('data', (bytes: Uint8Array) => link.received(bytes));
  return { link, gone };
}
