import { constants, inflateSync } from 'node:zlib';

/**
 * What a PDF may do besides showing pages: scripts, starting programs, fetching and sending, films, files within (ISO 32000-2, 12.6, 13,
 * 7.11.4). Long enough that no compressed picture holds one by chance, so they are looked for in every byte of the file.
 */
const active =
  /\/(JavaScript|Launch|GoToR|GoToE|SubmitForm|ImportData|Rendition|RichMedia\w*|EmbeddedFiles?|NeedsRendering|Collection)(?![A-Za-z])/;
/** Forms that bring scripts of their own; short, so looked for outside of streams only. */
const scriptedForm = /\/XFA(?![A-Za-z])/;
/** "Begin with page 2" is a place; anything else that happens on opening is an action. */
const opening = /\/OpenAction(?!\s*\[|\s*<<[^<>]*\/S\s*\/GoTo\b)/;

const streamStart = /(?<!end)stream\r?\n/g;
/** However much a small stream claims to hold (a decompression bomb). */
const mostInflatedBytes = 32 * 1024 * 1024;
const sniffedBytes = 512;
/** How far before its stream a dictionary begins at most. */
const dictionaryCharacters = 2_048;

export type PdfFlaw = 'unsafe-file' | 'encrypted-file' | 'wrong-type';

/**
 * Whether a PDF does something when it is opened. Objects may lie in compressed streams, so those are opened as well; names may be
 * spelled in hex. What cannot be looked into is not let in.
 */
export function flawInPdf(content: Uint8Array): PdfFlaw | undefined {
  const raw = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const text = raw.toString('latin1');
  if (!text.includes('%%EOF')) return 'wrong-type';
  const plain = decoded(text);
  if (/\/Encrypt(?![A-Za-z])/.test(plain)) return 'encrypted-file';
  if (active.test(plain) || opening.test(plain)) return 'unsafe-file';
  if (scriptedForm.test(decoded(withoutStreams(text)))) return 'unsafe-file';
  const objects = objectStreams(raw, text);
  if (!objects) return 'unsafe-file';
  return objects
    .map(decoded)
    .some((inner) => active.test(inner) || opening.test(inner) || scriptedForm.test(inner))
    ? 'unsafe-file'
    : undefined;
}

/** Names with `#4A` for `J` read as they are meant. */
function decoded(text: string): string {
  return text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function withoutStreams(text: string): string {
  return text.replace(/stream\r?\n[\s\S]*?endstream/g, 'stream endstream');
}

/**
 * The objects inside object streams (ISO 32000-2, 7.5.7), inflated; nothing when one of them cannot be opened. Every place where a
 * stream may begin is tried, because a string or a comment may pretend to be the stream that belongs to a dictionary.
 */
function objectStreams(raw: Buffer, text: string): readonly string[] | undefined {
  const opened: string[] = [];
  let left = mostInflatedBytes;
  for (const { index, 0: mark } of text.matchAll(streamStart)) {
    const start = index + mark.length;
    const said = decoded(text.slice(Math.max(0, index - dictionaryCharacters), index));
    const isSaid = said.slice(said.lastIndexOf('endobj') + 1).includes('/ObjStm');
    const end = text.indexOf('endstream', start);
    const bytes = raw.subarray(start, end === -1 ? undefined : end);
    if (!isSaid && !looksLikeObjects(bytes)) continue;
    const inflated = inflate(bytes, left);
    if (inflated === undefined || !startsWithNumbers(inflated)) {
      if (isSaid) return undefined;
      continue;
    }
    left -= inflated.length;
    opened.push(inflated.toString('latin1'));
  }
  return opened;
}

function looksLikeObjects(bytes: Buffer): boolean {
  const first = inflate(bytes.subarray(0, sniffedBytes), mostInflatedBytes);
  return first !== undefined && startsWithNumbers(first);
}

/** An object stream begins with pairs of object number and place. */
function startsWithNumbers(bytes: Buffer): boolean {
  return /^\s*\d+\s+\d+[\s/<[(]/.test(bytes.subarray(0, 64).toString('latin1'));
}

/** As far as it goes; nothing when it is no such data, or too much. */
function inflate(bytes: Buffer, most: number): Buffer | undefined {
  if (most <= 0) return undefined;
  try {
    return inflateSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: most });
  } catch {
    return undefined;
  }
}
