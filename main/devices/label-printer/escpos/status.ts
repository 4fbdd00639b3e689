import { fromBits, inOrder } from '../fault-order.ts';
import type { AnswerShape, PrinterFault, PrinterStatus } from '../language.ts';

/** `DLE EOT` 1 to 4: printer, why it is off line, which error, paper sensor. Answered at once, also in error. */
export const escposStatusQueries: readonly Uint8Array[] = [1, 2, 3, 4].map((n) =>
  Uint8Array.of(0x10, 0x04, n),
);

/**
 * `GS r 1`, the paper sensor again but answered in turn: an answer behind a picture proves that the picture was worked
 * off. Standard Epson, yet not on every clone, so whether it is asked is configuration.
 */
export const escposTurnQuery: Uint8Array = Uint8Array.of(0x1d, 0x72, 1);

/** A few stray bytes may come first: pictures hold `DLE EOT` by chance, and some firmware answers those too. */
const maxBytes = 32;

/** The answer to each of `escposStatusQueries`: bits 1 and 4 are always set, bits 0 and 7 never. */
export const escposStatusAnswer: AnswerShape = oneByte((byte) => (byte & 0x93) === 0x12);

/** The answer to `escposTurnQuery`: bits 4 and 7 are never set, which tells it from the others. */
export const escposTurnAnswer: AnswerShape = oneByte((byte) => (byte & 0x90) === 0);

const causes: readonly (readonly [mask: number, fault: PrinterFault])[] = [
  [0x04, 'cover-open'],
  [0x20, 'out-of-labels'],
];
const feedButton = 0x08;
const errors: readonly (readonly [mask: number, fault: PrinterFault])[] = [
  // The mark sensor on label models: what lies in the printer is not marked as it expects.
  [0x04, 'wrong-media'],
  [0x08, 'fault'],
  [0x20, 'fault'],
];
/** Ends by itself: a hot head, on some models also a cover opened while printing. */
const passingError = 0x40;
const paperEnd = 0x60;
const paperNearEnd = 0x0c;

/**
 * @param answers one byte each to `escposStatusQueries`, in their order; `undefined` where none came
 * @returns `undefined` when there is no answer at all. `printing` is never set: the language cannot say it.
 */
export function decodeEscposStatus(answers: readonly (Uint8Array | undefined)[]): PrinterStatus | undefined {
  const bytes = escposStatusQueries.map((_, at) => answers[at]?.[0]);
  if (bytes.every((byte) => byte === undefined)) return undefined;
  const [printer = 0, offline = 0, error = 0, paper = 0] = bytes;
  const faults = [...fromBits(offline, causes), ...fromBits(error, errors)];
  if (paper & paperEnd) faults.push('out-of-labels');
  if (error & passingError && !faults.includes('cover-open')) faults.push('over-heated');
  // An error or a printer off line for no reason it names.
  if (offline & 0x40 && faults.length === 0) faults.push('fault');
  if (offline & feedButton || (printer & 0x08 && faults.length === 0)) faults.push('paused');
  const words = bytes.map((byte) => byte?.toString(16).toUpperCase().padStart(2, '0') ?? '--');
  return {
    faults: inOrder(faults),
    printing: false,
    warnings: paper & paperNearEnd ? ['labels-low'] : [],
    words: `DLE EOT 1-4 = ${words.join(' ')}`,
  };
}

function oneByte(isAnswer: (byte: number) => boolean): AnswerShape {
  return {
    maxBytes,
    take(heard) {
      const at = heard.findIndex(isAnswer);
      if (at >= 0) return heard.subarray(at, at + 1);
      return heard.length < maxBytes ? 'more' : 'nonsense';
    },
  };
}
