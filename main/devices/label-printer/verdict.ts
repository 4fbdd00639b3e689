import type { PrinterFault } from './language.ts';
import type { PrintOutcome } from './port.ts';

/** The printer goes on by itself when these end, so they decide nothing about the label. */
const passing: readonly PrinterFault[] = ['paused', 'over-heated'];

/** The fault that decides what became of a label, if there is one. */
export function decidingFault(faults: readonly PrinterFault[]): PrinterFault | undefined {
  return faults.find((fault) => !passing.includes(fault));
}

/** A printer finds these out by feeding, so the label it was feeding is spoilt even if printing was never seen. */
const foundByFeeding: readonly PrinterFault[] = ['out-of-labels', 'out-of-ribbon', 'jammed'];

/** How far a label had come when its printer stopped. */
export interface Progress {
  readonly begun: boolean;
  readonly ended: boolean;
  /** See `EncodedLabel.reprintOff`. */
  readonly reprintOff: boolean;
  /** Whether the printer can be told to forget it, see `LabelLanguage.cancel`. */
  readonly cancels: boolean;
}

/** What a fault says about the label under way; the table is at `watchLabel`. */
export function faultVerdict(fault: PrinterFault, progress: Progress): PrintOutcome {
  const { begun, ended, reprintOff, cancels } = progress;
  const mayWait = !begun && !cancels && !foundByFeeding.includes(fault);
  if (!reprintOff || mayWait)
    return unconfirmed(`${fault}, and the printer may go on with the label by itself`);
  if (ended && fault !== 'jammed') return unconfirmed(`${fault} just as the label ended`);
  const detail = begun ? 'the label was cut short' : 'the label was not begun';
  return { outcome: 'failed', problem: fault, detail };
}

export function unconfirmed(detail: string): PrintOutcome {
  return { outcome: 'sent-unconfirmed', detail };
}
