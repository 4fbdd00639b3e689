/** How a kind of picture begins. */
interface Signature {
  readonly name: string;
  readonly start: Buffer;
  /** Whether a picture of this kind really begins at `at`: a few equal bytes turn up in anything that is long enough. */
  fits(bytes: Buffer, at: number): boolean;
}

const signatures: readonly Signature[] = [
  { name: 'JPEG', start: Buffer.from([0xff, 0xd8, 0xff]), fits: isJpeg },
  { name: 'PNG', start: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), fits: () => true },
  {
    name: 'WebP',
    start: Buffer.from('RIFF'),
    fits: (bytes, at) => bytes.toString('latin1', at + 8, at + 12) === 'WEBP',
  },
  {
    name: 'GIF',
    start: Buffer.from('GIF8'),
    fits: isGif,
  },
  { name: 'BMP', start: Buffer.from('BM'), fits: isBmp },
];

/** The kind of a picture that begins anywhere in the bytes. */
export function pictureIn(bytes: Buffer): string | undefined {
  return signatures.find(({ start, fits }) => {
    for (let at = bytes.indexOf(start); at >= 0; at = bytes.indexOf(start, at + 1)) {
      if (fits(bytes, at)) return true;
    }
    return false;
  })?.name;
}

/** ITU-T T.81 annex B: after the start comes a segment, and of the usual first ones each can be told from noise. */
function isJpeg(bytes: Buffer, at: number): boolean {
  if (at + 10 > bytes.length) return false;
  const marker = bytes.readUInt8(at + 3);
  const length = bytes.readUInt16BE(at + 4);
  // An application names itself: JFIF, Exif, Adobe, ICC_PROFILE.
  if (marker >= 0xe0 && marker <= 0xef) return /^[A-Za-z]{3}/.test(bytes.toString('latin1', at + 6, at + 9));
  // Quantisation: tables of 64 values of one or two bytes, each behind its number.
  if (marker === 0xdb && ((length - 2) % 65 === 0 || (length - 2) % 129 === 0))
    return (bytes.readUInt8(at + 6) & 0xec) === 0;
  // A comment, frame, Huffman table or restart interval: then another segment follows.
  const next = at + 4 + length;
  const isSegment = marker === 0xfe || marker === 0xdd || (marker >= 0xc0 && marker <= 0xcf);
  return (
    isSegment &&
    next + 1 < bytes.length &&
    bytes.readUInt8(next) === 0xff &&
    bytes.readUInt8(next + 1) >= 0xc0
  );
}

/** In a sentence about GIF89a a word follows; in a picture its two sides, each of two bytes and none of them huge. */
function isGif(bytes: Buffer, at: number): boolean {
  if (at + 10 > bytes.length || !/^[79]a$/.test(bytes.toString('latin1', at + 4, at + 6))) return false;
  return [6, 8].every((side) => bytes.readUInt16LE(at + side) > 0 && bytes.readUInt16LE(at + side) < 0x2000);
}

/** Lengths of the second header, by which a reader tells the versions. */
const bitmapHeaders: ReadonlySet<number> = new Set([12, 40, 52, 56, 64, 108, 124]);

function isBmp(bytes: Buffer, at: number): boolean {
  return (
    at + 18 <= bytes.length &&
    bytes.readUInt32LE(at + 6) === 0 &&
    bytes.readUInt32LE(at + 10) < 2_048 &&
    bitmapHeaders.has(bytes.readUInt32LE(at + 14))
  );
}
