import type { PrinterHealth, PrintProblem } from '../../../domain/visit/status.ts';

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

export interface LabelPrinter {
  /** Begins watching the printer's state. */
  start(): void;
  /** One listener for changes of health; returns its own removal. */
  onHealth(listener: (health: PrinterHealth, detail?: string) => void): () => void;
  /** Prints one label. Jobs queue; each is sent at most once. `onAccepted` is called when the last byte was taken. */
  print(bitmap: Bitmap, onAccepted?: () => void): Promise<PrintOutcome>;
  stop(): Promise<void>;
}
