import type { PrinterWarning } from '../../../domain/device/vocabulary.ts';
import type { PrinterHealth, PrintProblem } from '../../../domain/visit/status.ts';
import type { MediaReport } from './language.ts';

/** A picture of dots. 1 = black, most significant bit = leftmost, rows padded with white to whole bytes. */
export interface Bitmap {
  readonly widthDots: number;
  readonly heightDots: number;
  /** `ceil(widthDots / 8) * heightDots` bytes. */
  readonly bytes: Uint8Array;
}

/**
 * What became of a label. `printed` only when the device said so; nothing is retried by itself once sending began,
 * because a label that might exist is a badge that might exist twice.
 */
export type PrintOutcome =
  | { readonly outcome: 'printed' }
  | { readonly outcome: 'sent-unconfirmed'; readonly detail: string }
  | { readonly outcome: 'failed'; readonly problem: PrintProblem; readonly detail: string };

/** `unsupported`: the printer has nothing to measure, or its language no word for it. Otherwise what went wrong. */
export type CalibrationOutcome = 'calibrated' | 'unsupported' | PrintProblem;

/** How the printer is. */
export interface PrinterState {
  readonly health: PrinterHealth;
  /** Why the link is not there, in English, for the log and the device page. */
  readonly detail?: string;
  /** What will soon keep it from printing. */
  readonly warnings: readonly PrinterWarning[];
  /** What lies in it, where it can tell. */
  readonly media?: MediaReport;
}

export interface LabelPrinter {
  /** Begins watching the printer's state. */
  start(): void;
  /** One listener, told whenever anything of the state changes; returns its own removal. */
  onState(listener: (state: PrinterState) => void): () => void;
  /** Prints one label. Jobs queue; each is sent at most once. `onAccepted` is called when the last byte was taken. */
  print(bitmap: Bitmap, onAccepted?: () => void): Promise<PrintOutcome>;
  /** Lets the printer measure its stock, which feeds a few labels; waits behind the labels in the queue. */
  calibrate(): Promise<CalibrationOutcome>;
  /** The label under way is still watched to its end, at most about a minute. A stopped printer is not started again. */
  stop(): Promise<void>;
}
