import { areFractions, hasFloatRun, leastFractions } from './fraction-runs.ts';
import { pictureIn } from './picture-signatures.ts';

// Shorter bytes show no face. A shorter text holds at most 71 bytes, so ids, tokens, hashes and what people answer are
// hardly ever looked into.
const leastBytes = 64;
const leastText = 96;
/** Nothing that leaves a kiosk is nested deeper; a value inside itself would be without end. */
const deepest = 24;
/** Smaller pictures show no face. */
const leastDots = 16 * 16;

/**
 * What face data the value carries, in words that quote nothing; `undefined` when there is none. Looks into objects, bytes
 * and texts, however nested, for pictures (JPEG, PNG, WebP, GIF, BMP, data URLs, plain dots beside their width and height)
 * and for long rows of fractions, as numbers, floats, base64, hexadecimal or decimals.
 *
 * It guards against mistakes of this program, not against somebody who hides a face: what is compressed, encrypted or in
 * whole numbers is not seen. Whoever compresses lets it look first.
 */
export function findFaceData(value: unknown): string | undefined {
  return inValue(value, 0);
}

const rowOfFloats = 'bytes that are a long row of fractions';

function inValue(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') return value.length < leastText ? undefined : inText(value, depth);
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth > deepest) return 'what is nested too deep to be looked into';
  if (Array.isArray(value)) return inMembers(value, depth);
  const kind: unknown = Object.getPrototypeOf(value);
  // First and apart, for the sake of every fact of the journal: some of the kinds below are loaded when they are named.
  if (kind === Object.prototype || kind === null)
    return inRecord(value as Readonly<Record<string, unknown>>, depth);
  return inSpecial(value, depth);
}

function inSpecial(value: object, depth: number): string | undefined {
  if (ArrayBuffer.isView(value))
    return inBytes(Buffer.from(value.buffer, value.byteOffset, value.byteLength), depth);
  if (value instanceof ArrayBuffer || value instanceof SharedArrayBuffer)
    return inBytes(Buffer.from(value), depth);
  if (isCollection(value)) return inMembers([...value], depth);
  // Whoever reads these has to wait for them, or takes them away from whoever reads next.
  if (value instanceof Blob || Symbol.iterator in value || Symbol.asyncIterator in value)
    return 'a file or stream, which cannot be looked into';
  return inRecord(value as Readonly<Record<string, unknown>>, depth);
}

function isCollection(value: object): value is Iterable<unknown> {
  return [Map, Set, URLSearchParams, FormData, Headers].some((kind) => value instanceof kind);
}

function inMembers(members: readonly unknown[], depth: number): string | undefined {
  if (members.length >= leastFractions) {
    const numbers = members.filter((member) => typeof member === 'number');
    if (areFractions(numbers)) return 'a long row of fractions';
    if (numbers.length >= leastBytes && numbers.every((n) => Number.isInteger(n) && n >= 0 && n <= 255)) {
      const found = inBytes(Buffer.from(numbers), depth);
      if (found !== undefined) return found;
    }
  }
  for (const member of members) {
    const found = inValue(member, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function inRecord(record: Readonly<Record<string, unknown>>, depth: number): string | undefined {
  let count = 0;
  let hasWidth = false;
  for (const key in record) {
    count += 1;
    const member = record[key];
    if (typeof member === 'number' && key.startsWith('width')) hasWidth = true;
    const found = inValue(member, depth + 1) ?? inValue(key, depth + 1);
    if (found !== undefined) return found;
  }
  if (hasWidth && hasDots(record)) return 'the dots of a picture';
  // Typed arrays that went through JSON are records with numbered keys.
  return count >= leastFractions ? inMembers(Object.values(record), depth) : undefined;
}

/** A picture without a signature: as many bytes as its width and height call for in grey, RGB or RGBA. */
function hasDots(record: Readonly<Record<string, unknown>>): boolean {
  const side = (name: string): number => {
    const key = Object.keys(record).find((own) => own.startsWith(name));
    const length = key === undefined ? undefined : record[key];
    return typeof length === 'number' ? length : 0;
  };
  const dots = side('width') * side('height');
  if (dots < leastDots) return false;
  return Object.values(record).some((member) => {
    const bytes = byteCount(member);
    return [1, 3, 4].some((channels) => bytes === dots * channels);
  });
}

/** How many bytes a member holds, however it holds them. */
function byteCount(member: unknown): number {
  if (typeof member === 'string') return Buffer.byteLength(member, 'base64');
  if (ArrayBuffer.isView(member)) return member.byteLength;
  return typeof member === 'object' && member !== null ? Object.keys(member).length : 0;
}

function inBytes(bytes: Buffer, depth: number): string | undefined {
  if (bytes.length < leastBytes) return undefined;
  return (hasFloatRun(bytes) ? rowOfFloats : undefined) ?? inText(bytes.toString('latin1'), depth + 1);
}

function inRawBytes(bytes: Buffer): string | undefined {
  const picture = pictureIn(bytes);
  if (picture !== undefined) return `a ${picture} picture`;
  return hasFloatRun(bytes) ? rowOfFloats : undefined;
}

/** Base64 in both alphabets, with or without its line ends, also as JSON escapes them. */
const base64Run = /[A-Za-z0-9+/_-]+(?:(?:[\r\n]|\\[rn])+[A-Za-z0-9+/_-]+)*/g;
/** Longer than the digits of any hash. */
const hexRun = /[0-9a-fA-F]{130,}/g;
/** Numbers one after another, also as members with numbered names. Bounded, so that a long text costs no more than its length. */
const decimals =
  /(?<![\d.])(?:(?:"\w{1,8}":)?-?\d{1,20}(?:\.\d{1,20})?(?:[eE][-+]?\d{1,3})?[,;\s]+){63,}(?:"\w{1,8}":)?[-\d.eE+]{0,40}/g;

function inText(text: string, depth: number): string | undefined {
  if (depth > deepest) return 'what is nested too deep to be looked into';
  if (text.includes('data:image/')) return 'a picture in a data URL';
  const picture = pictureIn(Buffer.from(text, 'latin1'));
  if (picture !== undefined) return `a ${picture} picture`;
  const json = parsed(text);
  if (json !== undefined) return inValue(json, depth + 1);
  // Forms and addresses escape two of base64's digits.
  const plain = text.includes('%2') ? text.replace(/%2F/gi, '/').replace(/%2B/gi, '+') : text;
  for (const [run] of plain.matchAll(base64Run)) {
    if (run.length < leastText) continue;
    const found = inEncoded(run.replace(/[\r\n]|\\[rn]/g, ''), depth);
    if (found !== undefined) return found;
  }
  for (const [row] of plain.matchAll(decimals)) {
    const texts = row.replace(/"\w+":/g, '').split(/[,;\s]+/);
    const found = inMembers(texts.map(Number), depth);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The run may begin before what is encoded, as when a path stands before it: so from each of its first digits on. */
function inEncoded(run: string, depth: number): string | undefined {
  for (const [part] of run.matchAll(hexRun)) {
    const found = inRawBytes(Buffer.from(part, 'hex')) ?? inRawBytes(Buffer.from(part.slice(1), 'hex'));
    if (found !== undefined) return found;
  }
  const bytes = Buffer.from(run, 'base64');
  for (const skipped of [1, 2, 3]) {
    const found = inRawBytes(Buffer.from(run.slice(skipped), 'base64'));
    if (found !== undefined) return found;
  }
  return inBytes(bytes, depth + 1);
}

function parsed(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
