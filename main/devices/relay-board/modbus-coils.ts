import type { ModbusFraming } from './modbus-frame.ts';

/**
 * The three function codes a relay board needs, as protocol data units (MODBUS Application Protocol V1.1b3, sections
 * 6.1, 6.5 and 6.11). Coils are numbered from 0 here, as on the wire.
 */
export type CoilQuestion =
  | { readonly type: 'read'; readonly first: number; readonly count: number }
  | { readonly type: 'write'; readonly coil: number; readonly on: boolean }
  | { readonly type: 'write-many'; readonly first: number; readonly on: readonly boolean[] };

export type CoilAnswer =
  /** `on`: the coils that were read; none after a write. */
  | { readonly type: 'done'; readonly on: readonly boolean[] }
  | { readonly type: 'exception'; readonly code: number };

export const illegalFunction = 0x01;
const exceptionBit = 0x80;
const functionOf = { read: 0x01, write: 0x05, 'write-many': 0x0f } as const;

const exceptionNames: Readonly<Record<number, string>> = {
  [illegalFunction]: 'illegal function',
  0x02: 'illegal data address',
  0x03: 'illegal data value',
  0x04: 'device failure',
  0x05: 'acknowledge',
  0x06: 'device busy',
  0x08: 'memory parity error',
  0x0a: 'gateway path unavailable',
  0x0b: 'gateway target does not answer',
};

/** `exception 02 (illegal data address)`. */
export function exceptionWords(code: number): string {
  return `exception ${code.toString(16).toUpperCase().padStart(2, '0')} (${exceptionNames[code] ?? 'unknown'})`;
}

export function encodeQuestion(question: CoilQuestion): Uint8Array {
  const code = functionOf[question.type];
  switch (question.type) {
    case 'read':
      return Uint8Array.of(code, ...word(question.first), ...word(question.count));
    case 'write':
      return Uint8Array.of(code, ...word(question.coil), question.on ? 0xff : 0x00, 0x00);
    case 'write-many': {
      const { first, on } = question;
      const bits = packBits(on);
      return Uint8Array.of(code, ...word(first), ...word(on.length), bits.length, ...bits);
    }
  }
}

/** The lengths a sound answer can have, in bytes: the answer proper, then the exception. */
function answerLengths(question: CoilQuestion): readonly [number, number] {
  return [question.type === 'read' ? 2 + Math.ceil(question.count / 8) : 5, 2];
}

/** @returns nothing when these bytes do not answer this question */
export function decodeAnswer(question: CoilQuestion, pdu: Uint8Array): CoilAnswer | undefined {
  const [code, second] = pdu;
  if (code === undefined || second === undefined) return undefined;
  if (code === (functionOf[question.type] | exceptionBit)) {
    return pdu.length === 2 ? { type: 'exception', code: second } : undefined;
  }
  if (code !== functionOf[question.type] || pdu.length !== answerLengths(question)[0]) return undefined;
  if (question.type === 'read') {
    if (second !== pdu.length - 2) return undefined;
    return { type: 'done', on: unpackBits(pdu.subarray(2), question.count) };
  }
  // A write is answered with its own first five bytes.
  const echo = encodeQuestion(question).subarray(0, 5);
  return echo.every((byte, at) => pdu[at] === byte) ? { type: 'done', on: [] } : undefined;
}

/** The answer to this question wherever it stands in what was heard, after noise or behind a late answer. */
export function findAnswer(
  framing: ModbusFraming,
  question: CoilQuestion,
  heard: Uint8Array,
  ticket: number,
): CoilAnswer | undefined {
  for (let at = 0; at < heard.length; at += 1) {
    for (const length of answerLengths(question)) {
      const pdu = framing.unwrap(heard, at, length, ticket);
      const answer = pdu && decodeAnswer(question, pdu);
      if (answer) return answer;
    }
  }
  return undefined;
}

const word = (value: number): readonly [number, number] => [(value >> 8) & 0xff, value & 0xff];

function packBits(on: readonly boolean[]): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(on.length / 8));
  for (const [at, isOn] of on.entries()) {
    if (isOn) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (1 << (at & 7));
  }
  return bytes;
}

const unpackBits = (bytes: Uint8Array, count: number): readonly boolean[] =>
  Array.from({ length: count }, (_, at) => (((bytes[at >> 3] ?? 0) >> (at & 7)) & 1) === 1);
