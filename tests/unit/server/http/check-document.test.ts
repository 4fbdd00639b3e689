import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { checkDocument } from '../../../../server/http/documents/check-document.ts';
import { emptyZip, jpeg, objectStream, pdf, png, webp } from '../../../support/server/documents.ts';

const script = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>';

test.each([
  ['a PDF', pdf(), 'pdf'],
  ['a PDF that begins with its second page', pdf({ catalogue: '/OpenAction [3 0 R /Fit]' }), 'pdf'],
  [
    'the same, written out',
    pdf({ catalogue: '/OpenAction << /Type /Action /S /GoTo /D [3 0 R /Fit] >>' }),
    'pdf',
  ],
  ['a PDF with packed objects', pdf({ objects: [objectStream('<< /Type /Metadata >>')] }), 'pdf'],
  ['a PNG', png, 'png'],
  ['a JPEG', jpeg, 'jpeg'],
  ['a JPEG behind whose end a phone put a second picture', Buffer.concat([jpeg, jpeg]), 'jpeg'],
  ['a WebP', webp(), 'webp'],
])('%s is taken', async (_, file, kind) =>
  expect(await checkDocument(file)).toEqual({ ok: true, value: kind }),
);

test.each([
  ['nothing', Buffer.alloc(0), 'wrong-type'],
  ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'wrong-type'],
  [
    'a drawing that may hold scripts',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>'),
    'wrong-type',
  ],
  ['a program', Buffer.from('MZ\u0090\u0000'.padEnd(200, '\u0000'), 'latin1'), 'wrong-type'],
  ['half a PDF', pdf().subarray(0, 80), 'wrong-type'],
  ['half a PNG', png.subarray(0, 50), 'wrong-type'],
  ['half a WebP', webp().subarray(0, 18), 'wrong-type'],
  ['a PDF with a script', pdf({ objects: [`5 0 obj\n${script}\nendobj`] }), 'unsafe-file'],
  ['its name in hex', pdf({ objects: ['5 0 obj\n<< /S /J#61vaScript >>\nendobj'] }), 'unsafe-file'],
  ['it in a packed object', pdf({ objects: [objectStream(script)] }), 'unsafe-file'],
  ['in hex, in a packed object', pdf({ objects: [objectStream('<< /S /Java#53cript >>')] }), 'unsafe-file'],
  [
    'packed, the stream named in hex',
    pdf({ objects: [objectStream(script, '/Type /Obj#53tm')] }),
    'unsafe-file',
  ],
  [
    'packed, behind a comment that looks like a stream',
    pdf({ objects: [`% stream\n${objectStream(script)}`] }),
    'unsafe-file',
  ],
  [
    'a script between what looks like a stream',
    pdf({ objects: [`% stream\n5 0 obj\n${script}\nendobj\n% endstream`] }),
    'unsafe-file',
  ],
  [
    'a string that pretends to be the stream',
    pdf({
      objects: [
        objectStream(
          script,
          `/Type /ObjStm /X (stream\n${deflateSync('8 0 <<>>').toString('latin1')}endstream)`,
        ),
      ],
    }),
    'unsafe-file',
  ],
  [
    'a packed object nobody can open',
    pdf({ objects: ['6 0 obj\n<< /Type /ObjStm /Filter /LZWDecode >>\nstream\nabc\nendstream\nendobj'] }),
    'unsafe-file',
  ],
  [
    'an address opened at once',
    pdf({ catalogue: '/OpenAction << /S /URI /URI (https://example.com) >>' }),
    'unsafe-file',
  ],
  ['an action elsewhere', pdf({ catalogue: '/OpenAction 5 0 R' }), 'unsafe-file'],
  [
    'a program to start',
    pdf({ objects: ['5 0 obj\n<< /S /Launch /F (calc.exe) >>\nendobj'] }),
    'unsafe-file',
  ],
  ['a file within', pdf({ catalogue: '/Names << /EmbeddedFiles 5 0 R >>' }), 'unsafe-file'],
  ['a form with scripts', pdf({ catalogue: '/AcroForm << /XFA 5 0 R >>' }), 'unsafe-file'],
  ['a PDF under a password', pdf({ catalogue: '/Encrypt 5 0 R' }), 'encrypted-file'],
  ['a picture that is a page', Buffer.concat([jpeg, Buffer.from('<HTML><body>')]), 'unsafe-file'],
  [
    'a picture that is a script',
    Buffer.concat([png, Buffer.from('<?php system($_GET[0]); ?>')]),
    'unsafe-file',
  ],
  ['a picture that is an archive', Buffer.concat([jpeg, emptyZip]), 'unsafe-file'],
  ['a picture that is a PDF', Buffer.concat([png, pdf()]), 'unsafe-file'],
])('%s is refused', async (_, file, flaw) =>
  expect(await checkDocument(file)).toEqual({ ok: false, error: flaw }),
);

test('a small stream that claims to hold gigabytes is not opened to its end', async () => {
  const bomb = deflateSync(Buffer.alloc(80 * 1024 * 1024, '7 0 ')).toString('latin1');
  const objects = [`6 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\n${bomb}\nendstream\nendobj`];
  expect(await checkDocument(pdf({ objects }))).toEqual({ ok: false, error: 'unsafe-file' });
});
