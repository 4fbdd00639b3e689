import { err } from '../../../domain/kernel/result.ts';
import type { Result } from '../../../domain/kernel/result.ts';
import type { Vitals } from '../health/vitals.ts';
import type { ByteStream, LinkFault } from '../transport/byte-stream.ts';
import { linkFault } from '../transport/link-fault.ts';
import { createPauses } from '../transport/pauses.ts';
import { tooLate, within } from '../transport/time-limit.ts';
import type { Timers } from '../transport/timers.ts';
import type { AnswerShape, Exchange, LabelLanguage, PrinterStatus } from './language.ts';
import type { LabelMedia } from './media.ts';
import type { PrinterTimings } from './timings.ts';

/** Another way to the printer's state, for links that never answer. */
export interface SideStatus {
  ask(): Promise<PrinterStatus | undefined>;
}

/** One open connection to the printer, in questions and answers. */
export interface PrinterSession {
  /** Asks once; `undefined` when no answer worth the name came in time or the link is gone. */
  status(): Promise<PrinterStatus | undefined>;
  readonly exchange: Exchange;
  /** Resolves when the system took every byte, the link died, or the printer stopped reading for too long. */
  send(bytes: Uint8Array): Promise<Result<void, LinkFault>>;
  /** The link stands and the last thing on it was an answer: all that was sent before has arrived. */
  isInStep(): boolean;
  /** Lets time pass, but no longer than the link lasts. */
  pause(ms: number): Promise<void>;
  /** Set once the link is gone; nothing can be sent or asked any more. */
  lost(): LinkFault | undefined;
  /** It was given up because the printer would not stop talking. */
  isFlooded(): boolean;
  close(): Promise<void>;
}

export interface SessionOptions {
  readonly language: LabelLanguage;
  readonly media: LabelMedia;
  readonly sideStatus: SideStatus | undefined;
  readonly timers: Timers;
  readonly timings: PrinterTimings;
  readonly vitals: Vitals;
}

const nothing: Uint8Array = new Uint8Array(0);
/** A sound printer says some hundred bytes in a visit; one that says so many nobody asked for is out of order. */
const maxUnaskedBytes = 4_096;
/** What a transport's own gentle close may take on top of the grace it was given. */
const closeSlackMs = 1_000;

export function createPrinterSession(stream: ByteStream, options: SessionOptions): PrinterSession {
  const { language, media, sideStatus, timers, timings, vitals } = options;
  const pauses = createPauses(timers);
  let fault: LinkFault | undefined;
  let flooded = false;
  let inStep = false;
  let unasked = 0;
  /** What was said since the last bytes were sent and is not part of an answer: for whoever listens next. */
  let overheard = nothing;
  /** Takes what the printer says while a question is open and returns how many bytes of it were of no use. */
  let hear: ((bytes: Uint8Array) => number) | undefined;
  let giveUp = (): void => {};

  const lose = (reason: LinkFault): void => {
    fault ??= reason;
    inStep = false;
    giveUp();
    pauses.wakeForGood();
  };

  stream.onData((bytes) => {
    if (fault) return;
    if (hear) {
      unasked += hear(bytes);
    } else {
      unasked += bytes.length;
      overheard = Buffer.concat([overheard, bytes.subarray(0, maxUnaskedBytes)]);
    }
    if (unasked <= maxUnaskedBytes) return;
    flooded = true;
    lose({ kind: 'lost', detail: `the printer sent over ${maxUnaskedBytes} bytes nobody asked for` });
  });
  stream.onLost(lose);

  const write = (bytes: Uint8Array): Promise<Result<void, LinkFault>> =>
    stream.write(bytes).catch((error: unknown) => err(linkFault(error)));

  const exchange: Exchange = (question, shape) =>
    new Promise((resolve) => {
      if (fault) return resolve(undefined);
      const finish = (answer: Uint8Array | undefined): void => {
        timers.clearTimeout(alarm);
        hear = undefined;
        giveUp = () => {};
        inStep = answer !== undefined;
        resolve(answer);
      };
      giveUp = () => finish(undefined);
      const alarm = timers.setTimeout(giveUp, timings.statusReplyMs);
      hear = collector(shape, finish);
      const before = overheard;
      overheard = nothing;
      if (question.length === 0) {
        if (before.length > 0) hear(before);
        return;
      }
      // What came before a question is no answer to it: some firmwares take a question inside a picture for one.
      // Not waited for: a printer that stopped reading would hold the question itself for minutes.
      void write(question).then((asked) => {
        if (!asked.ok) lose(asked.error);
      });
    });

  const status = async (): Promise<PrinterStatus | undefined> => {
    vitals.alive();
    const told = await (sideStatus ? askAside(sideStatus) : language.ask(exchange, media));
    if (told) vitals.says(told.words);
    return told;
  };

  const askAside = async (side: SideStatus): Promise<PrinterStatus | undefined> => {
    const told = await within(
      side.ask().catch(() => undefined),
      timings.sideStatusMs,
      timers,
    );
    return told === tooLate ? undefined : told;
  };

  const send = (bytes: Uint8Array): Promise<Result<void, LinkFault>> =>
    new Promise((resolve) => {
      vitals.alive();
      inStep = false;
      overheard = nothing;
      const finish = (result: Result<void, LinkFault>): void => {
        timers.clearTimeout(alarm);
        if (!result.ok) lose(result.error);
        resolve(result);
      };
      const alarm = timers.setTimeout(
        () => finish(err({ kind: 'timeout', detail: 'the printer stopped taking bytes' })),
        timings.sendMs,
      );
      void write(bytes).then(finish);
    });

  return {
    status,
    exchange,
    send,
    isInStep: () => inStep,
    pause: pauses.pause,
    lost: () => fault,
    isFlooded: () => flooded,
    async close() {
      const closed = stream.close(timings.closeGraceMs).catch(() => undefined);
      await within(closed, timings.closeGraceMs + closeSlackMs, timers);
    },
  };
}

/** Gathers one answer, never more than its shape allows. */
function collector(
  shape: AnswerShape,
  finish: (answer: Uint8Array | undefined) => void,
): (bytes: Uint8Array) => number {
  let heard: Uint8Array = nothing;
  return (bytes) => {
    const room = shape.maxBytes - heard.length;
    heard = Buffer.concat([heard, bytes.subarray(0, room)]);
    const taken = shape.take(heard);
    if (taken instanceof Uint8Array) finish(taken);
    else if (taken === 'nonsense' || heard.length >= shape.maxBytes) finish(undefined);
    return Math.max(0, bytes.length - room);
  };
}
