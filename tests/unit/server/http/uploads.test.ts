import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { safeFileName, sendFile } from '../../../../server/http/downloads.ts';
import { Failure } from '../../../../server/http/failure.ts';
import { largestUploadBytes, readUpload, takeUploads } from '../../../../server/http/uploads.ts';
import { jpeg, pdf } from '../../../support/server/documents.ts';

let app: FastifyInstance;
beforeAll(async () => {
  app = fastify();
  await takeUploads(app);
  app.setErrorHandler((error, _request, reply) =>
    error instanceof Failure ? reply.code(error.statusCode).send({ key: error.key }) : reply.code(500).send(),
  );
  app.post('/', async (request) => {
    const { kind, fileName, content } = await readUpload(request);
    return { kind, fileName, bytes: content.length };
  });
  app.get<{ Querystring: { name: string } }>('/', (request, reply) =>
    sendFile(reply, { fileName: request.query.name, type: 'application/pdf', content: pdf() }),
  );
});
afterAll(() => app.close());

async function upload(content: Buffer, fileName: string, type = 'application/octet-stream') {
  const boundary = 'an-edge-that-is-in-no-file';
  const payload = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: ${type}\r\n\r\n`,
    ),
    content,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  const response = await app.inject({ method: 'POST', url: '/', headers, payload });
  return { status: response.statusCode, ...response.json<Record<string, unknown>>() };
}

test('a file is what its bytes are, whatever it is called', async () => {
  expect(await upload(jpeg, 'permit.pdf', 'application/pdf')).toMatchObject({ status: 200, kind: 'jpeg' });
  expect(await upload(Buffer.from('<html></html>'), 'permit.pdf', 'application/pdf')).toEqual({
    status: 422,
    key: 'wrong-type',
  });
});

test('a file up to the limit is taken, a byte more is refused', async () => {
  const filled = (bytes: number) =>
    Buffer.concat([pdf().subarray(0, -6), Buffer.alloc(bytes - pdf().length, ' '), Buffer.from('%%EOF\n')]);
  expect(await upload(filled(largestUploadBytes), 'plan.pdf')).toMatchObject({
    status: 200,
    bytes: largestUploadBytes,
  });
  expect(await upload(filled(largestUploadBytes + 1), 'plan.pdf')).toEqual({ status: 413, key: 'too-large' });
});

test('a form without a file, and a body that is no form', async () => {
  const empty = await app.inject({
    method: 'POST',
    url: '/',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    payload: '--x--\r\n',
  });
  expect(empty.json()).toEqual({ key: 'no-file' });
  const json = await app.inject({ method: 'POST', url: '/', payload: {} });
  expect([json.statusCode, json.json()]).toEqual([415, { key: 'wrong-type' }]);
});

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\fakepath\\许可证.pdf', '许可证.pdf'],
  ['a\u0000b\u202egnp.exe', 'abgnp.exe'],
  ['con<>:"|?*.pdf ', 'con.pdf'],
  ['...', 'file'],
  [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(116)}.pdf`],
])('%s is called %s', (given, name) => expect(safeFileName(given)).toBe(name));

test('a download is kept and never shown, and no name breaks out of its header', async () => {
  const name = '许可"证\r\nset-cookie: a=1;.pdf';
  const { headers } = await app.inject({ url: `/?name=${encodeURIComponent(name)}` });
  expect(headers['content-disposition']).toBe(
    `attachment; filename="___set-cookie a=1;.pdf"; filename*=UTF-8''%E8%AE%B8%E5%8F%AF%E8%AF%81set-cookie%20a%3D1%3B.pdf`,
  );
  expect(headers['set-cookie']).toBeUndefined();
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'content-type': 'application/pdf',
  });
  expect(headers['content-security-policy']).toContain('sandbox');
});
