import { fromBits, inOrder } from '../fault-order.ts';
import type { AnswerShape, MediaReport, PrinterFault, PrinterMessage, PrinterStatus } from '../language.ts';

/** `ESC i S`: answered with one block over USB, serial and Bluetooth; never over TCP. */
export const brotherStatusQuery: Uint8Array = Uint8Array.of(0x1b, 0x69, 0x53);

const blockBytes = 32;
/** Some blocks and some noise; nobody says more before a pause. */
const maxBytes = 16 * blockBytes;
const header = Uint8Array.of(0x80, 0x20, 0x42);

const at = {
  error1: 8,
  error2: 9,
  widthMm: 10,
  mediaType: 11,
  lengthMm: 17,
  statusType: 18,
  phase: 19,
  notification: 22,
} as const;

/** By status type. Only `reply` answers a question; the others come by themselves. */
const kinds = ['reply', 'completed', 'error', undefined, 'turned-off', 'notification', 'phase'] as const;
type BrotherBlockKind = Exclude<(typeof kinds)[number], undefined>;

const error1: readonly (readonly [mask: number, fault: PrinterFault])[] = [
  [0x01 | 0x02, 'out-of-labels'],
  // The cutter's.
  [0x04, 'jammed'],
  // Turned off, fan, and bits without a published meaning.
  [0x08 | 0x20 | 0x40 | 0x80, 'fault'],
];
const inUse = 0x10;
const error2: readonly (readonly [mask: number, fault: PrinterFault])[] = [
  [0x01, 'wrong-media'],
  // Buffers, communication, system.
  [0x02 | 0x04 | 0x08 | 0x80, 'fault'],
  [0x10, 'cover-open'],
  // Somebody pressed the button.
  [0x20, 'paused'],
  // Cannot be fed, which is also how a roll ends.
  [0x40, 'out-of-labels'],
];
const printingPhase = 1;
const coolingBegun = 3;

/** Why a block was sent; `undefined` when it is no block. */
export function brotherBlockKind(block: Uint8Array): BrotherBlockKind | undefined {
  const isBlock = block.length === blockBytes && header.every((byte, index) => block[index] === byte);
  return isBlock ? kinds[block[at.statusType] ?? NaN] : undefined;
}

/** The answer to `brotherStatusQuery`, past messages that came by themselves. */
export const brotherReply: AnswerShape = {
  maxBytes,
  take(heard) {
    const reply = blocksIn(heard).blocks.find((block) => brotherBlockKind(block) === 'reply');
    return reply ?? (heard.length < maxBytes ? 'more' : 'nonsense');
  },
};

/** What a printer says by itself while it prints: all whole blocks that came together. */
export const brotherMessages: AnswerShape = {
  maxBytes,
  take(heard) {
    const { blocks, rest } = blocksIn(heard);
    if (heard.length >= maxBytes) return blocks.length > 0 ? heard : 'nonsense';
    return blocks.length > 0 && !mayBegin(rest) ? heard : 'more';
  },
};

/** @param heard what `brotherMessages` took */
export function readBrotherMessages(heard: Uint8Array): readonly PrinterMessage[] {
  return blocksIn(heard).blocks.map((block) => ({
    says: saidBy(brotherBlockKind(block)),
    status: meaning(block),
  }));
}

/**
 * @param block 32 bytes, from the link or from the printer's SNMP object 1.3.6.1.4.1.2435.3.3.9.1.6.1.0
 * @returns `undefined` when it is no block
 */
export function decodeBrotherStatus(block: Uint8Array): PrinterStatus | undefined {
  return brotherBlockKind(block) && meaning(block);
}

function meaning(block: Uint8Array): PrinterStatus {
  const kind = brotherBlockKind(block);
  const bits1 = block[at.error1] ?? 0;
  const faults = [...fromBits(bits1, error1), ...fromBits(block[at.error2] ?? 0, error2)];
  const media = mediaIn(block);
  if (!media) faults.push('out-of-labels');
  if (block[at.notification] === coolingBegun) faults.push('over-heated');
  if (kind === 'turned-off' || (kind === 'error' && faults.length === 0)) faults.push('fault');
  const isPrinting = kind !== 'completed' && block[at.phase] === printingPhase;
  return {
    faults: inOrder(faults),
    printing: isPrinting || (bits1 & inUse) !== 0,
    warnings: [],
    ...(media && { media }),
    words: `ESC i S = ${Buffer.from(block).toString('hex').toUpperCase()}`,
  };
}

function mediaIn(block: Uint8Array): MediaReport | undefined {
  if (block[at.mediaType] === 0) return undefined;
  return { widthMm: block[at.widthMm] ?? 0, lengthMm: block[at.lengthMm] ?? 0 };
}

function saidBy(kind: BrotherBlockKind | undefined): PrinterMessage['says'] {
  if (kind === 'completed') return 'completed';
  return kind === 'error' || kind === 'turned-off' ? 'failed' : 'news';
}

/** The whole blocks among whatever else was heard, and what came after the last of them. */
function blocksIn(heard: Uint8Array): { readonly blocks: readonly Uint8Array[]; readonly rest: Uint8Array } {
  const bytes = Buffer.from(heard);
  const blocks: Uint8Array[] = [];
  let end = 0;
  let from = bytes.indexOf(header);
  while (from >= 0) {
    const next = bytes.indexOf(header, from + 1);
    const block = bytes.subarray(from, from + blockBytes);
    // Where another begins inside, this one broke off.
    const isWhole = next < 0 || next >= from + blockBytes;
    if (isWhole && brotherBlockKind(block)) {
      blocks.push(block);
      end = from + blockBytes;
    }
    from = next;
  }
  return { blocks, rest: bytes.subarray(end) };
}

/** Whether these bytes may end in a block that is not whole yet. */
function mayBegin(bytes: Uint8Array): boolean {
  const tail = bytes.subarray(-(blockBytes - 1));
  return tail.some((_, from) =>
    header.every((byte, index) => from + index >= tail.length || tail[from + index] === byte),
  );
}
