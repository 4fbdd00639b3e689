/** What would make a browser or an old plug-in take a picture for a page, a script or an archive. */
const foreign = [/<script/i, /<html/i, /<!doctype/i, /<iframe/i, /<svg[\s>]/i, /<\?php/i, /%PDF-1\./];
/** Where a ZIP archive ends, which is where programs look for one: in the last 64 KiB and 22 bytes. */
const zipEnd = Buffer.from('PK\u0005\u0006');
const zipTailBytes = 65_557;

/**
 * Whether a picture is also something else. Phones append pictures and films of their own to a JPEG, so what stands behind its end is no
 * offence by itself. The picture may be broken all the same: nothing here decodes it.
 */
export function flawInPicture(
  content: Uint8Array,
  kind: 'jpeg' | 'png' | 'webp',
): 'unsafe-file' | 'wrong-type' | undefined {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (!isWhole(bytes, kind)) return 'wrong-type';
  const text = bytes.toString('latin1');
  if (foreign.some((mark) => mark.test(text))) return 'unsafe-file';
  return endsAsZip(bytes) ? 'unsafe-file' : undefined;
}

/** Begins and ends as its kind does: half an upload is refused now, not found out by the reviewer. */
function isWhole(bytes: Buffer, kind: 'jpeg' | 'png' | 'webp'): boolean {
  switch (kind) {
    case 'jpeg':
      return bytes.includes(Buffer.of(0xff, 0xd9));
    case 'png':
      return bytes.includes(Buffer.from('IEND\u00ae\u0042\u0060\u0082', 'latin1'));
    case 'webp':
      return bytes.length >= 12 && bytes.length >= bytes.readUInt32LE(4) + 8;
  }
}

function endsAsZip(bytes: Buffer): boolean {
  const from = Math.max(0, bytes.length - zipTailBytes);
  for (let at = bytes.indexOf(zipEnd, from); at !== -1; at = bytes.indexOf(zipEnd, at + 1)) {
    if (at + 22 > bytes.length) return false;
    // The comment reaches to the end of the file, or it is chance.
    if (at + 22 + bytes.readUInt16LE(at + 20) === bytes.length) return true;
  }
  return false;
}
