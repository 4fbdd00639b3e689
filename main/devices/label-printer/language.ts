import type { Result } from '../../../domain/kernel/result.ts';
import type { PrinterWarning } from '../../../domain/device/vocabulary.ts';
import type { PrinterHealth } from '../../../domain/visit/status.ts';
import type { LabelMedia } from './media.ts';
import type { Bitmap } from './port.ts';

/** A state in which nothing is printed until something changes. */
export type PrinterFault = Extract<
  PrinterHealth,
  | 'cover-open'
  | 'jammed'
  | 'out-of-labels'
  | 'out-of-ribbon'
  | 'wrong-media'
  | 'over-heated'
  | 'paused'
  | 'fault'
>;

/** What lies in the printer, where the printer can tell. */
export interface MediaReport {
  readonly widthMm: number;
  /** 0 on continuous stock. */
  readonly lengthMm: number;
}

/** One answer of a printer, whatever language it speaks. */
export interface PrinterStatus {
  /** All that is wrong, the one to deal with first in front. */
  readonly faults: readonly PrinterFault[];
  readonly printing: boolean;
  readonly warnings: readonly PrinterWarning[];
  readonly media?: MediaReport;
  /** The device's own words, for the technician: the raw status, in hex where it is binary. */
  readonly words: string;
}

/** A label in a printer's own language. */
export interface EncodedLabel {
  /** Everything but what prints; puts nothing on paper by itself. */
  readonly picture: Uint8Array;
  /** What prints. Empty where the language prints line by line, as ESC/POS does. */
  readonly fire: Uint8Array;
  /** Whether the printer will not repeat by itself a label that an error cut short. */
  readonly reprintOff: boolean;
}

/** Why a picture cannot be sent as it is. */
export interface EncodeError {
  readonly kind: 'too-wide' | 'too-tall' | 'wrong-byte-count' | 'bad-setting';
  readonly detail: string;
}

/** Pure: the same picture on the same stock gives the same bytes. */
export type EncodeLabel = (bitmap: Bitmap, media: LabelMedia) => Result<EncodedLabel, EncodeError>;

/** Collects the answer to one question out of whatever a device sends. */
export interface AnswerShape {
  /** Bounded: an answer that has not ended by then is nonsense. */
  readonly maxBytes: number;
  /**
   * @param heard all bytes since the question, at most `maxBytes`
   * @returns the whole answer, or what is still the matter with it
   */
  take(heard: Uint8Array): Uint8Array | 'more' | 'nonsense';
}

/**
 * Asks the printer and waits for the answer. `undefined`: none came in time, it was nonsense, or the link is gone.
 * An empty question only listens.
 */
export type Exchange = (question: Uint8Array, answer: AnswerShape) => Promise<Uint8Array | undefined>;
