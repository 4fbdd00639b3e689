import type { IdentityDocument } from '../../../domain/identity/document.ts';
import type { CardProblem, ReaderHealth } from '../../../domain/visit/status.ts';

/**
 * The card's own photograph, where a decoder is set up. Never logged and never stored: `flow/face-custody.ts` holds it for
 * one visit and wipes it. Shown to nobody but a guard who compares.
 */
export interface Portrait {
  readonly widthDots: 102;
  readonly heightDots: 126;
  /** Three bytes a dot, row by row from the top left. */
  readonly rgb: Uint8Array;
}

/** What the reader tells the flow. A card is announced once, then read or failed, then removed. */
export type IdReaderEvent =
  | { readonly type: 'health'; readonly health: ReaderHealth; readonly detail?: string }
  | { readonly type: 'card-found' }
  | {
      readonly type: 'card-read';
      readonly document: IdentityDocument;
      readonly portrait?: Portrait;
      readonly lastByteAtMs: number;
    }
  | { readonly type: 'card-failed'; readonly problem: CardProblem }
  | { readonly type: 'card-removed' };

/**
 * An ID-card reader as the flow sees it: it looks for cards by itself, reconnects by itself and never blocks.
 * The contract suite in tests/contract/id-reader runs against every implementation.
 */
export interface IdReader {
  /** Begins connecting and polling. Events may follow at once. */
  start(): void;
  /** One listener; returns its own removal. */
  onEvent(listener: (event: IdReaderEvent) => void): () => void;
  /** Stops polling and closes the transport; resolves when it is closed. */
  stop(): Promise<void>;
}
