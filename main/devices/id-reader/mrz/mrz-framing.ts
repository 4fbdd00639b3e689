/** How a document scanner parts lines and documents. Readers differ, and most can be set: this is configuration. */
export interface MrzFraming {
  /** Sent before each document, such as STX. What comes without it is noise. */
  readonly prefix?: string | undefined;
  /** Sent after each document, such as ETX; sent alone it says that a document could not be read. */
  readonly suffix?: string | undefined;
  /** Ends a line; without it, CR, LF or both. */
  readonly lineEnd?: string;
}

/** What the bytes amount to. */
export type MrzFrame =
  | { readonly type: 'document'; readonly lines: readonly string[] }
  /** Somebody showed a document, and half or less of it came. */
  | { readonly type: 'broken' }
  | { readonly type: 'noise' }
  /** Bytes without end; said once until there was silence. */
  | { readonly type: 'flood' };

export interface MrzFrameReader {
  /** Takes bytes in pieces of any size. */
  push(bytes: Uint8Array): readonly MrzFrame[];
  /** The scanner fell silent: what is not whole by now never will be. */
  silence(): readonly MrzFrame[];
  /** Whether silence would mean something. */
  isMidFrame(): boolean;
}

/** Three lines of 30 with their ends, and room for what stands before and after; nothing longer can be a document. */
const windowChars = 160;
const floodBytes = 4_096;
/** Shorter pieces of a document are too easily a version number or a line of static. */
const attemptChars = 20;

/** Finds documents in the scanner's bytes. Whatever came before, the next whole one is found; after a flood, silence first. */
export function createMrzFrameReader(framing: MrzFraming): MrzFrameReader {
  const { prefix = '', suffix = '', lineEnd } = framing;
  const room = windowChars + prefix.length + suffix.length;
  let text = '';
  let bytesSinceSilence = 0;

  const endsLine = (): boolean => (lineEnd === undefined ? /[\r\n]$/.test(text) : text.endsWith(lineEnd));

  /** The lines after the last prefix, without empty ones. */
  const lines = (body: string): readonly string[] | undefined => {
    const from = prefix === '' ? 0 : body.lastIndexOf(prefix);
    if (from < 0) return undefined;
    return body
      .slice(from + prefix.length)
      .split(lineEnd ?? /[\r\n]/)
      .map(printable)
      .filter((line) => line !== '');
  };

  const document = (body: string): MrzFrame | undefined => {
    const found = tailDocument(lines(body) ?? []);
    return found && { type: 'document', lines: found };
  };

  /** A suffix says itself that the document is over; without one, the last line does. */
  const complete = (): MrzFrame | undefined => {
    if (suffix === '') return endsLine() ? document(text) : undefined;
    if (!text.endsWith(suffix)) return undefined;
    const body = text.slice(0, -suffix.length);
    return document(body) ?? (lines(body) && { type: 'broken' });
  };

  const take = (byte: number): MrzFrame | undefined => {
    bytesSinceSilence += 1;
    if (bytesSinceSilence === floodBytes) return { type: 'flood' };
    if (bytesSinceSilence > floodBytes) return undefined;
    text += String.fromCharCode(byte);
    if (text.length > 2 * room) text = text.slice(-room);
    const frame = complete();
    if (frame) text = '';
    return frame;
  };

  return {
    push(bytes) {
      const frames: MrzFrame[] = [];
      for (const byte of bytes) {
        const frame = take(byte);
        if (frame) frames.push(frame);
      }
      return frames;
    },
    silence() {
      const [left, wasFlooded] = [text, bytesSinceSilence >= floodBytes];
      const frame = (suffix === '' && document(left)) || remains(left);
      text = '';
      bytesSinceSilence = 0;
      return frame && !wasFlooded ? [frame] : [];
    },
    isMidFrame: () => bytesSinceSilence > 0,
  };
}

/** Many scanners send STX, ETX and their like as delivered; no line of a document has any. */
const printable = (line: string): string => line.replace(/\p{Cc}/gu, '').trim();

function remains(left: string): MrzFrame | undefined {
  if (printable(left) === '') return undefined;
  const isAttempt = left.split(/[\r\n]/).some((line) => line.length >= attemptChars && line.includes('<<'));
  return { type: isAttempt ? 'broken' : 'noise' };
}

/**
 * The document that the last lines are. Names have no figures and the other lines do, so the first line of one
 * document and the first of the next are not taken for two lines of one.
 */
function tailDocument(lines: readonly string[]): readonly string[] | undefined {
  const length = lines.at(-1)?.length;
  const tail = lines.slice(length === 30 ? -3 : -2);
  const [, second = '', third] = tail;
  if (!tail.every((line) => line.length === length && /^[A-Z\d<]+$/.test(line))) return undefined;
  if (length === 30) return third !== undefined && /\d/.test(second) && !/\d/.test(third) ? tail : undefined;
  if (length !== 36 && length !== 44) return undefined;
  return /\d/.test(second) ? tail : undefined;
}
