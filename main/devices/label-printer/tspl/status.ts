import { fromBits, inOrder } from '../fault-order.ts';
import type { AnswerShape, PrinterFault, PrinterStatus } from '../language.ts';

/** `ESC ! ?`: answered at once with one byte, even in error and while printing (TSC, Gprinter manuals). */
export const tsplShortQuery: Uint8Array = Uint8Array.of(0x1b, 0x21, 0x3f);

/** `ESC ! S`: answered with eight bytes, which tell more; known to TSC firmware 6.29 and later. */
export const tsplLongQuery: Uint8Array = Uint8Array.of(0x1b, 0x21, 0x53);

/** A longer answer to the short question is a printer that speaks something else, and says nothing about its state. */
export const tsplShortAnswer: AnswerShape = {
  maxBytes: 2,
  take: (heard) => (heard.length === 1 ? heard : 'nonsense'),
};

const frameBytes = 8;
/** A stray short answer or two may come first. */
export const tsplLongAnswer: AnswerShape = {
  maxBytes: 2 * frameBytes,
  take(heard) {
    const from = heard.indexOf(stx);
    if (from < 0 || heard.length < from + frameBytes) return 'more';
    const frame = heard.subarray(from, from + frameBytes);
    const isFramed = frame[5] === 0x03 && frame[6] === 0x0d && frame[7] === 0x0a;
    return isFramed && frame.subarray(1, 5).every((char) => char >= 0x40 && char < 0x80) ? frame : 'nonsense';
  },
};

const stx = 0x02;
const printingBit = 0x20;

/** Bits 6 and 7 are options; clones fold an over-heated head into bit 7. */
const shortFaults: readonly (readonly [mask: number, fault: PrinterFault])[] = [
  [0x01 | 0x40, 'cover-open'],
  [0x02, 'jammed'],
  [0x04, 'out-of-labels'],
  [0x08, 'out-of-ribbon'],
  [0x80, 'over-heated'],
  [0x10, 'paused'],
];

/** @param answer one byte, taken by `tsplShortAnswer` */
export function decodeTsplShort(answer: Uint8Array): PrinterStatus {
  const bits = answer[0] ?? 0;
  return {
    faults: inOrder(fromBits(bits, shortFaults)),
    printing: (bits & printingBit) !== 0,
    warnings: [],
    words: `ESC ! ? = ${hex(answer)}`,
  };
}

/** Of the third character. */
const partErrors: readonly (readonly [mask: number, fault: PrinterFault])[] = [
  // Head, motor.
  [0x01 | 0x02, 'over-heated'],
  // Cutter, memory, and what the manuals leave open.
  [0x3c, 'fault'],
];
/** Of the fourth. Ribbon jam and open head are not in every manual. */
const paperErrors: readonly (readonly [mask: number, fault: PrinterFault])[] = [
  [0x01, 'out-of-labels'],
  [0x02 | 0x08, 'jammed'],
  [0x04, 'out-of-ribbon'],
  [0x20, 'cover-open'],
  [0x10, 'fault'],
];
/** Back-feed, cutting, form feed, printing, imaging. Waiting for the label to be taken is none: it is out. */
const busyMessages = 'BCFPW';

/** @param answer eight bytes, taken by `tsplLongAnswer` */
export function decodeTsplLong(answer: Uint8Array): PrinterStatus {
  const [, message = 0x40, , part = 0x40, paper = 0x40] = answer;
  const says = String.fromCharCode(message);
  const faults = [...fromBits(part & 0x3f, partErrors), ...fromBits(paper & 0x3f, paperErrors)];
  if (says === 'E' && faults.length === 0) faults.push('fault');
  // It waits for somebody to press a key.
  if (says === '`' || says === 'K') faults.push('paused');
  return {
    faults: inOrder(faults),
    printing: busyMessages.includes(says),
    warnings: [],
    words: `ESC ! S = ${hex(answer)}`,
  };
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex').toUpperCase();
}
