import type { MessageHeader } from '../transport/usb-pipes.ts';

// SAM_V frames: AA AA AA 96 69, length (big-endian, counts all that follows), body, XOR of length and body.

const preamble = [0xaa, 0xaa, 0xaa, 0x96, 0x69] as const;
const headerBytes = preamble.length + 2;

/** Where readers with two pairs of USB pipes cut a frame in two. */
export const samHeader: MessageHeader = {
  bytes: headerBytes,
  restBytes: (header) => lengthAt(header, preamble.length),
};

/** Command, parameter, check: the shortest body of a request. Replies have one byte more. */
const minLength = 3;
/** Text, portrait and two fingerprints: the longest reply any reader gives. */
export const maxLength = 0x090a;

/**
 * Some readers report a time-out of their own by a frame that claims 5 bytes and sends 3. Its check would be satisfied
 * by the first two bytes of the frame that follows, which would be torn apart.
 */
const timeoutMarker = [0x00, 0x05, 0x05, 0x05, 0x05] as const;

/** A request as the host sends it. */
export interface SamRequest {
  readonly command: number;
  readonly parameter: number;
  readonly data: Uint8Array;
}

/** A reply as the reader sends it. `sw1` and `sw2` may carry the card's own status after a card error. */
export interface SamReply {
  readonly sw1: number;
  readonly sw2: number;
  readonly sw3: number;
  readonly data: Uint8Array;
}

export function encodeRequest(command: number, parameter: number, data: Uint8Array = noData): Uint8Array {
  return encodeFrame([command, parameter], data);
}

export function encodeReply(sw3: number, data: Uint8Array = noData, sw1 = 0, sw2 = 0): Uint8Array {
  return encodeFrame([sw1, sw2, sw3], data);
}

/** @param body a body as the parser hands it out */
export function toRequest(body: Uint8Array): SamRequest {
  return { command: body[0] ?? 0, parameter: body[1] ?? 0, data: body.subarray(2) };
}

/** @returns `undefined` for a body too short to hold three status bytes */
export function toReply(body: Uint8Array): SamReply | undefined {
  const [sw1, sw2, sw3] = body;
  if (sw1 === undefined || sw2 === undefined || sw3 === undefined) return undefined;
  return { sw1, sw2, sw3, data: body.subarray(3) };
}

export interface FrameParser {
  /** Takes bytes as they come, in pieces of any size. */
  push(bytes: Uint8Array): void;
  /** Forgets a frame that has begun: nothing more is expected of it. */
  reset(): void;
  /** Bytes held back, waiting for the rest of a frame; never more than one longest frame. */
  readonly pendingBytes: number;
}

/**
 * Finds frames in a stream that may hold anything: noise, half frames, vendor chatter. A candidate that proves wrong
 * costs one byte, not its claimed length, so a good frame inside a false one is still found.
 */
export function createFrameParser(onFrame: (body: Uint8Array) => void): FrameParser {
  const buffer = new Uint8Array(headerBytes + maxLength);
  // The XOR of all that came before each place, so that a false frame costs no more to check the longer it claims to be:
  // bytes that begin a frame again and again would otherwise cost a second of computing for every two megabytes.
  const sums = new Uint8Array(buffer.length + 1);
  let head = 0;
  let tail = 0;

  const takeFrames = (): void => {
    for (;;) {
      head = findPreamble(buffer, head, tail);
      if (tail - head < headerBytes) return;
      const length = lengthAt(buffer, head + preamble.length);
      const end = head + headerBytes + length;
      if (length < minLength || length > maxLength || isTimeoutMarker(buffer, head + preamble.length, tail)) {
        head += 1;
      } else if (end > tail) {
        return;
      } else if (sums[head + preamble.length] !== sums[end]) {
        head += 1;
      } else {
        const body = buffer.slice(head + headerBytes, end - 1);
        // A person's name and face must not lie here until the next card.
        buffer.fill(0, head, end);
        head = end;
        onFrame(body);
      }
    }
  };

  return {
    push(bytes) {
      for (let at = 0; at < bytes.length;) {
        buffer.copyWithin(0, head, tail);
        sums.copyWithin(0, head, tail + 1);
        tail -= head;
        head = 0;
        const piece = bytes.subarray(at, at + buffer.length - tail);
        buffer.set(piece, tail);
        for (const byte of piece) {
          sums[tail + 1] = (sums[tail] ?? 0) ^ byte;
          tail += 1;
        }
        at += piece.length;
        takeFrames();
      }
    },
    reset() {
      head = 0;
      tail = 0;
    },
    get pendingBytes() {
      return tail - head;
    },
  };
}

const noData = new Uint8Array(0);

function encodeFrame(start: readonly number[], data: Uint8Array): Uint8Array {
  const length = start.length + data.length + 1;
  const frame = new Uint8Array(headerBytes + length);
  frame.set([...preamble, length >> 8, length & 0xff, ...start]);
  frame.set(data, headerBytes + start.length);
  frame[frame.length - 1] = xor(frame, preamble.length, frame.length - 1);
  return frame;
}

const lengthAt = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);

/** Where a preamble begins, or where one might be beginning at the very end; `tail` when there is neither. */
function findPreamble(buffer: Uint8Array, from: number, tail: number): number {
  for (let start = from; start < tail; start += 1) {
    let matched = 0;
    while (
      matched < preamble.length &&
      start + matched < tail &&
      buffer[start + matched] === preamble[matched]
    ) {
      matched += 1;
    }
    if (matched === preamble.length || start + matched === tail) return start;
  }
  return tail;
}

function isTimeoutMarker(buffer: Uint8Array, from: number, tail: number): boolean {
  return from + timeoutMarker.length <= tail && timeoutMarker.every((byte, at) => buffer[from + at] === byte);
}

function xor(bytes: Uint8Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum ^= bytes[at] ?? 0;
  return sum;
}
