import { err } from '../../../domain/kernel/result.ts';
import type { Result } from '../../../domain/kernel/result.ts';
import type { ByteStream, LinkFault } from '../transport/byte-stream.ts';
import { createPauses } from '../transport/pauses.ts';
import type { Timers } from '../transport/timers.ts';
import type { PrinterTimings } from './timings.ts';
import { decodeTsplStatus, tsplStatusQuery } from './tspl/status.ts';
import type { TsplStatus } from './tspl/status.ts';

/** One open connection to the printer, in questions and answers. */
export interface PrinterSession {
  /** Asks once; `undefined` when no answer worth the name came in time or the link is gone. */
  status(): Promise<TsplStatus | undefined>;
  /** Resolves when the system took every byte, the link died, or the printer stopped reading for too long. */
  send(bytes: Uint8Array): Promise<Result<void, LinkFault>>;
  /** The link stands and the last thing on it was an answer: all that was sent before has arrived. */
  isInStep(): boolean;
  /** Lets time pass, but no longer than the link lasts. */
  pause(ms: number): Promise<void>;
  /** Set once the link is gone; nothing can be sent or asked any more. */
  lost(): LinkFault | undefined;
  close(): Promise<void>;
}

export function createPrinterSession(
  stream: ByteStream,
  timers: Timers,
  timings: PrinterTimings,
): PrinterSession {
  const pauses = createPauses(timers);
  let fault: LinkFault | undefined;
  let inStep = false;
  let waiting: ((status: TsplStatus | undefined) => void) | undefined;

  const lose = (reason: LinkFault): void => {
    fault ??= reason;
    inStep = false;
    waiting?.(undefined);
    pauses.wakeForGood();
  };

  // Bytes nobody asked for are dropped: some firmwares take 1B 21 3F inside a picture for a question.
  stream.onData((bytes) => waiting?.(soleStatus(bytes)));
  stream.onLost(lose);

  const status = (): Promise<TsplStatus | undefined> =>
    new Promise((resolve) => {
      if (fault) return resolve(undefined);
      const alarm = timers.setTimeout(() => waiting?.(undefined), timings.statusReplyMs);
      waiting = (result) => {
        timers.clearTimeout(alarm);
        waiting = undefined;
        inStep = result !== undefined;
        resolve(result);
      };
      // Not waited for: a printer that stopped reading would hold the question itself for minutes.
      void stream.write(tsplStatusQuery).then((asked) => {
        if (!asked.ok) lose(asked.error);
      });
    });

  const send = (bytes: Uint8Array): Promise<Result<void, LinkFault>> =>
    new Promise((resolve) => {
      inStep = false;
      const finish = (result: Result<void, LinkFault>): void => {
        timers.clearTimeout(alarm);
        if (!result.ok) lose(result.error);
        resolve(result);
      };
      const alarm = timers.setTimeout(
        () => finish(err({ kind: 'timeout', detail: 'the printer stopped taking bytes' })),
        timings.sendMs,
      );
      void stream.write(bytes).then(finish);
    });

  return {
    status,
    send,
    isInStep: () => inStep,
    pause: pauses.pause,
    lost: () => fault,
    close: () => stream.close(timings.closeGraceMs),
  };
}

/** A status is one byte. A longer answer is a printer that speaks something else, and says nothing about its state. */
function soleStatus(bytes: Uint8Array): TsplStatus | undefined {
  const [byte] = bytes;
  return byte === undefined || bytes.length > 1 ? undefined : decodeTsplStatus(byte);
}
