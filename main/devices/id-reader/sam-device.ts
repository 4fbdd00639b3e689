import { encodeReply } from './sam-frame.ts';
import type { SamRequest } from './sam-frame.ts';
import { photoBytes, textBytes } from './sam-layout.ts';
import { samStatus } from './sam-protocol.ts';
import type { SimulatedCard } from './simulated-card.ts';

/** The reader side of the protocol: a card field and a security module that answers requests. No timing, no link. */
export interface SamDevice {
  /**
   * Puts a card into the field, or lifts it. It may leave at the moment the reader starts to read it, or lie there only
   * after the reader has looked into an empty field once.
   */
  place(card: SimulatedCard | undefined, how?: 'leaves-when-read' | 'after-one-look'): void;
  answer(request: SamRequest): Uint8Array;
}

export type SamStep = 'find' | 'select' | 'read' | 'other';

export function stepOf({ command, parameter }: SamRequest): SamStep {
  if (command === 0x20) return parameter === 0x01 ? 'find' : parameter === 0x02 ? 'select' : 'other';
  return command === 0x30 && parameter === 0x01 ? 'read' : 'other';
}

/** Groups 05 and 01, then 20250101, 1, 0: shown as 05.01-20250101-1-0. */
const samId = Uint8Array.from([5, 0, 1, 0, 0xf5, 0xfd, 0x34, 1, 1, 0, 0, 0, 0, 0, 0, 0]);

const noIin = new Uint8Array(4);
const sn = new Uint8Array(8);

/** @param findsReadCardAgain vendors differ: some find a card that was read only after it was lifted */
export function createSamDevice(findsReadCardAgain: boolean): SamDevice {
  let card: SimulatedCard | undefined;
  let leavesWhenRead = false;
  let fieldIsEmpty = false;
  let selected = false;
  let wasRead = false;

  const place: SamDevice['place'] = (next, how) => {
    card = next;
    leavesWhenRead = how === 'leaves-when-read';
    fieldIsEmpty = how === 'after-one-look';
    selected = false;
    wasRead = false;
  };

  const find = (): Uint8Array => {
    selected = false;
    if (!card || fieldIsEmpty || (wasRead && !findsReadCardAgain)) {
      fieldIsEmpty = false;
      return encodeReply(samStatus.noCard);
    }
    return encodeReply(samStatus.cardFound, card.iin ?? noIin);
  };

  const select = (): Uint8Array => {
    if (!card || fieldIsEmpty) return encodeReply(samStatus.selectFailed);
    selected = true;
    return encodeReply(samStatus.success, sn);
  };

  const read = (): Uint8Array => {
    if (leavesWhenRead) place(undefined);
    if (!card || !selected || card.manner === 'unreadable') return encodeReply(samStatus.readFailed);
    if (card.manner === 'other') return encodeReply(samStatus.unknownCard);
    wasRead = true;
    selected = false;
    return encodeReply(samStatus.success, contentOf(card));
  };

  return {
    place,
    answer(request) {
      switch (stepOf(request)) {
        case 'find':
          return find();
        case 'select':
          return select();
        case 'read':
          return read();
        case 'other':
          return answerOther(request);
      }
    },
  };
}

function answerOther({ command, parameter }: SamRequest): Uint8Array {
  if (parameter !== 0xff) return encodeReply(samStatus.badCommand);
  if (command === 0x10 || command === 0x11) return encodeReply(samStatus.success);
  return command === 0x12 ? encodeReply(samStatus.success, samId) : encodeReply(samStatus.badCommand);
}

/** Lengths of text and portrait (big-endian), then both. */
function contentOf(card: SimulatedCard): Uint8Array {
  const content = new Uint8Array(4 + textBytes + photoBytes);
  content.set([textBytes >> 8, textBytes & 0xff, photoBytes >> 8, photoBytes & 0xff]);
  content.set(card.text, 4);
  content.set(card.photo, 4 + textBytes);
  return content;
}
