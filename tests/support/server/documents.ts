import { deflateSync } from 'node:zlib';

// Small files of each kind, written by hand.

/** A PDF of one empty page; `catalogue` stands in its root, `objects` beside it. */
export function pdf(
  given: { readonly catalogue?: string; readonly objects?: readonly string[] } = {},
): Buffer {
  const { catalogue = '', objects = [] } = given;
  return Buffer.from(
    [
      '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3',
      `1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${catalogue} >>\nendobj`,
      '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj',
      '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj',
      ...objects,
      'trailer\n<< /Root 1 0 R /Size 9 >>\nstartxref\n0\n%%EOF\n',
    ].join('\n'),
    'latin1',
  );
}

/** An object stream (ISO 32000-2, 7.5.7) holding one object. */
export function objectStream(inner: string, type = '/Type /ObjStm'): string {
  const packed = deflateSync(Buffer.from(`7 0 ${inner}`)).toString('latin1');
  return `6 0 obj\n<< ${type} /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream\nendobj`;
}

/** One white pixel. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
);

/** Start, an application segment, end: what a decoder needs to say "JPEG". */
export const jpeg = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10]),
  Buffer.from('JFIF\u0000\u0001\u0001\u0000\u0000\u0001\u0000\u0001\u0000\u0000', 'latin1'),
  Buffer.from([0xff, 0xd9]),
]);

export function webp(): Buffer {
  const body = Buffer.from('WEBPVP8L\u0004\u0000\u0000\u0000\u002f\u0000\u0000\u0000', 'latin1');
  const head = Buffer.alloc(8);
  head.write('RIFF');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

/** The end of a ZIP archive with nothing in it. */
export const emptyZip = Buffer.concat([Buffer.from('PK\u0005\u0006'), Buffer.alloc(18)]);
