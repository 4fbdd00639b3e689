import { err, ok } from '../../../../domain/kernel/result.ts';
import type { Result } from '../../../../domain/kernel/result.ts';

// The Internet Printing Protocol's encoding, RFC 8010 section 3: only what a client of a print queue needs.

export const ippOperation = {
  printJob: 0x0002,
  cancelJob: 0x0008,
  getJobAttributes: 0x0009,
  getJobs: 0x000a,
  getPrinterAttributes: 0x000b,
  /** CUPS' own. */
  getPrinters: 0x4002,
} as const;

/** Groups of attributes, RFC 8010 section 3.5.1. */
export const ippGroup = { operation: 0x01, job: 0x02, printer: 0x04 } as const;
const endOfAttributes = 0x03;
const lastGroupTag = 0x0f;

/** Value types, RFC 8010 section 3.5.2, by the names the attributes' definitions use. */
const valueTag = {
  integer: 0x21,
  boolean: 0x22,
  enum: 0x23,
  name: 0x42,
  keyword: 0x44,
  uri: 0x45,
  charset: 0x47,
  naturalLanguage: 0x48,
  mimeMediaType: 0x49,
} as const;
const lastOutOfBandTag = 0x1f;
const textWithLanguageTag = 0x35;
const nameWithLanguageTag = 0x36;
const beginCollection = 0x34;
const endCollection = 0x37;
const firstTextTag = 0x40;
const memberNameTag = 0x4a;

export interface IppAttribute {
  readonly type: keyof typeof valueTag;
  readonly name: string;
  readonly values: readonly (string | number | boolean)[];
}

interface IppRequest {
  readonly operation: number;
  readonly requestId: number;
  readonly groups: readonly { readonly tag: number; readonly attributes: readonly IppAttribute[] }[];
}

/** `null`: the other side says that there is no value. Bytes: a type nobody here needs to understand. */
export type IppValue = string | number | boolean | null | Uint8Array;

export interface IppAnswerGroup {
  readonly tag: number;
  readonly attributes: ReadonlyMap<string, readonly IppValue[]>;
}

export interface IppAnswer {
  /** RFC 8011 appendix B; below 0x0100 is success. */
  readonly status: number;
  readonly requestId: number;
  readonly groups: readonly IppAnswerGroup[];
}

/** Everything of a request but the document, which simply follows. */
export function encodeIppRequest({ operation, requestId, groups }: IppRequest): Uint8Array {
  const header = Buffer.alloc(8);
  header.writeUInt16BE(0x0101, 0);
  header.writeUInt16BE(operation, 2);
  header.writeInt32BE(requestId, 4);
  const parts: Uint8Array[] = [header];
  for (const { tag, attributes } of groups) {
    parts.push(Uint8Array.of(tag));
    for (const attribute of attributes) parts.push(...encodeAttribute(attribute));
  }
  parts.push(Uint8Array.of(endOfAttributes));
  return Buffer.concat(parts);
}

function encodeAttribute({ type, name, values }: IppAttribute): Uint8Array[] {
  return values.flatMap((value, index) => [
    Uint8Array.of(valueTag[type]),
    // Further values of one attribute have no name.
    withLength(Buffer.from(index === 0 ? name : '')),
    withLength(encodeValue(value)),
  ]);
}

function encodeValue(value: string | number | boolean): Buffer {
  if (typeof value === 'string') return Buffer.from(value);
  if (typeof value === 'boolean') return Buffer.of(value ? 1 : 0);
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function withLength(bytes: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** A server with a thousand queues is nobody's lobby; without a limit each byte could cost a whole group. */
const mostGroups = 1_000;

/**
 * Reads an answer, whatever it is.
 * @returns what is the matter with it, in words, when it is none
 */
export function decodeIppAnswer(bytes: Uint8Array): Result<IppAnswer, string> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < 9) return err('too short');
  const major = buffer.readUInt8(0);
  if (major !== 1 && major !== 2) return err(`IPP version ${major}`);
  const groups: { tag: number; attributes: Map<string, IppValue[]> }[] = [];
  let values: IppValue[] | undefined;
  let collections = 0;
  let at = 8;
  for (;;) {
    if (at >= buffer.length) return err('ends without its end');
    const tag = buffer.readUInt8(at);
    at += 1;
    if (tag === endOfAttributes) break;
    if (tag <= lastGroupTag) {
      if (groups.length === mostGroups) return err('too many groups');
      groups.push({ tag, attributes: new Map() });
      values = undefined;
      collections = 0;
      continue;
    }
    const name = takeBlock(buffer, at);
    const value = name && takeBlock(buffer, at + 2 + name.length);
    if (!name || !value) return err('an attribute is longer than the answer');
    at += 4 + name.length + value.length;
    // A collection is a value with attributes of its own; nothing here needs one, so it counts as empty.
    if (tag === endCollection) collections = Math.max(0, collections - 1);
    if (tag === endCollection || tag === memberNameTag) continue;
    if (tag === beginCollection) collections += 1;
    if (collections > (tag === beginCollection ? 1 : 0)) continue;
    if (name.length > 0) values = startAttribute(groups.at(-1)?.attributes, name.toString());
    if (!values) return err('a value that belongs to nothing');
    values.push(tag === beginCollection ? null : decodeValue(tag, value));
  }
  return ok({ status: buffer.readUInt16BE(2), requestId: buffer.readInt32BE(4), groups });
}

/** Where an attribute comes twice, the first counts and the other is read into nowhere. */
function startAttribute(
  attributes: Map<string, IppValue[]> | undefined,
  name: string,
): IppValue[] | undefined {
  if (!attributes) return undefined;
  const values: IppValue[] = [];
  if (!attributes.has(name)) attributes.set(name, values);
  return values;
}

function takeBlock(buffer: Buffer, at: number): Buffer | undefined {
  if (at + 2 > buffer.length) return undefined;
  const end = at + 2 + buffer.readUInt16BE(at);
  return end > buffer.length ? undefined : buffer.subarray(at + 2, end);
}

function decodeValue(tag: number, value: Buffer): IppValue {
  if (tag <= lastOutOfBandTag) return null;
  if ((tag === valueTag.integer || tag === valueTag.enum) && value.length === 4) return value.readInt32BE(0);
  if (tag === valueTag.boolean && value.length === 1) return value.readUInt8(0) !== 0;
  if (tag === textWithLanguageTag || tag === nameWithLanguageTag) {
    // The language comes first, then the words, each with its length.
    const language = takeBlock(value, 0);
    const words = language && takeBlock(value, 2 + language.length);
    return words ? words.toString() : Uint8Array.from(value);
  }
  return tag >= firstTextTag ? value.toString() : Uint8Array.from(value);
}
