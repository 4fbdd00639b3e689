import type { ScannerHealth } from '../../../domain/visit/status.ts';

export type CodeScannerEvent =
  | { readonly type: 'health'; readonly health: ScannerHealth; readonly detail?: string }
  | { readonly type: 'code'; readonly text: string };

/** A QR or bar-code scanner that sends one line per code. */
export interface CodeScanner {
  start(): void;
  onEvent(listener: (event: CodeScannerEvent) => void): () => void;
  stop(): Promise<void>;
}
