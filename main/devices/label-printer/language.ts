import type { Result } from '../../../domain/kernel/result.ts';
import type { LabelLanguageName } from '../../../domain/device/config/label-printer.ts';
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
 * An empty question only listens, also to what came since the last bytes were sent.
 */
export type Exchange = (question: Uint8Array, answer: AnswerShape) => Promise<Uint8Array | undefined>;

/** What a printer that speaks up by itself said about the label under way. */
export interface PrinterMessage {
  /** `completed`: the label is out. `failed`: it never will be whole. */
  readonly says: 'completed' | 'failed' | 'news';
  readonly status: PrinterStatus;
}

/** How a printer can be made to tell that a label is out, from nothing at all to its own word for it. */
export type Confirmation =
  | { readonly by: 'nothing' }
  /** Asked again and again, its status shows printing and then not printing. */
  | { readonly by: 'printing-bit' }
  /** It sends messages by itself; `messages` collects one or more whole ones, `read` tells what they say. */
  | {
      readonly by: 'completion-message';
      readonly messages: AnswerShape;
      read(heard: Uint8Array): readonly PrinterMessage[];
    }
  /** A question it answers only after it has worked through everything sent before. */
  | { readonly by: 'in-order-reply'; readonly question: Uint8Array; readonly answer: AnswerShape };

/** All that a driver must know of the language a printer speaks. */
export interface LabelLanguage {
  readonly name: LabelLanguageName;
  readonly encode: EncodeLabel;
  /** The part of a label that this printer can burn, as stock of its own to draw on. */
  drawable(media: LabelMedia): LabelMedia;
  /**
   * One or more questions about the printer's state; `undefined` when it told nothing worth the name.
   * @param media what should lie in the printer
   */
  ask(exchange: Exchange, media: LabelMedia): Promise<PrinterStatus | undefined>;
  /** Whether the state may be asked for between a label's picture and what prints it. */
  readonly asksBehindPicture: boolean;
  readonly confirmation: Confirmation;
  /** Ends a half-sent job, whoever left it, so that the printer hears commands again. Burns no dot. */
  flush(media: LabelMedia): Uint8Array;
  /** Follows the flush where half a label of ours may be on the paper: moves it out of the way of the next one. */
  readonly eject?: Uint8Array;
  /** Makes the printer forget labels that are not out yet. Answered status behind it proves that it has. */
  readonly cancel?: Uint8Array;
  /** Makes the printer measure its stock. Absent where the language or the stock has no such thing. */
  readonly calibrate?: Uint8Array;
}
