import type { PrinterHealth } from '../../../domain/visit/status.ts';
import type { Timers } from '../transport/timers.ts';
import type { PrintOutcome } from './port.ts';
import type { PrinterSession } from './printer-session.ts';
import type { PrinterTimings } from './timings.ts';
import { healthOf } from './tspl/status.ts';
import type { TsplFault, TsplStatus } from './tspl/status.ts';

export interface LabelWatch {
  readonly session: PrinterSession;
  readonly timers: Timers;
  readonly timings: PrinterTimings;
  readonly onHealth: (health: PrinterHealth) => void;
}

interface Knowledge {
  /** The printer answered before the job, so silence now may be passing. */
  readonly answers: boolean;
  readonly reprintOff: boolean;
}

/** The printer goes on by itself when these end, so they decide nothing about the label. */
const passing: readonly TsplFault[] = ['paused', 'over-heated'];

/**
 * Finds out what became of a label after PRINT. TSPL has no "printed" message and no job numbers; all there is to go
 * by is the printing bit and the fault bits, asked for again and again.
 *
 * | what the printer says | what it proves | outcome |
 * |---|---|---|
 * | printing, then not, without a fault | the label came out | printed |
 * | a fault, and printing never began | the label is not out | failed: the fault |
 * | a fault while printing | the label is cut short, and is not repeated | failed: the fault |
 * | a jam as printing ends | the label hangs in the printer | failed: jammed |
 * | empty, or cover open, as printing ends | the last label of a roll looks like a label cut short | sent-unconfirmed |
 * | any of these faults without `reprintOff` | the printer may repeat the label by itself | sent-unconfirmed |
 * | paused or over-heated | it will go on, some time | watched, then sent-unconfirmed |
 * | never printing within `startMs` | firmware without that bit, or a label lost in the parser | sent-unconfirmed |
 * | still printing after `finishMs` | nothing | sent-unconfirmed |
 * | no answer, or the link lost | nothing | sent-unconfirmed |
 */
export async function watchLabel(
  watch: LabelWatch,
  { answers, reprintOff }: Knowledge,
): Promise<PrintOutcome> {
  const { session, timers, timings } = watch;
  const firedAtMs = timers.now();
  const silenceMs = answers ? timings.silenceMs : 0;
  let answeredAtMs = firedAtMs;
  let begun = false;

  for (;;) {
    const status = await session.status();
    const lost = session.lost();
    if (lost) return unconfirmed(`the link was lost after the whole label was sent: ${lost.detail}`);
    const nowMs = timers.now();
    if (status) {
      answeredAtMs = nowMs;
      watch.onHealth(healthOf(status));
      const fault = status.faults.find((each) => !passing.includes(each));
      if (fault) return faultVerdict(fault, status, begun, reprintOff);
      if (begun && !status.printing && status.faults.length === 0) return { outcome: 'printed' };
      begun ||= status.printing;
    } else if (nowMs - answeredAtMs >= silenceMs) {
      return unconfirmed('the printer does not answer');
    }
    if (!begun && nowMs - firedAtMs >= timings.startMs) {
      return unconfirmed('the printer never said it was printing');
    }
    if (nowMs - firedAtMs >= timings.finishMs) return unconfirmed('the printer did not come to an end');
    await session.pause(timings.pollMs);
  }
}

function faultVerdict(
  fault: TsplFault,
  status: TsplStatus,
  begun: boolean,
  reprintOff: boolean,
): PrintOutcome {
  if (!reprintOff) return unconfirmed(`${fault}, and the printer may repeat the label by itself`);
  const ended = begun && !status.printing;
  if (ended && fault !== 'jammed') return unconfirmed(`${fault} just as the label ended`);
  const detail = begun ? 'the label was cut short' : 'the label was not begun';
  return { outcome: 'failed', problem: fault, detail };
}

function unconfirmed(detail: string): PrintOutcome {
  return { outcome: 'sent-unconfirmed', detail };
}
