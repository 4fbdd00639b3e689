import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { checkDocument, type DocumentKind } from './documents/check-document.ts';
import { safeFileName } from './downloads.ts';
import { failure } from './failure.ts';

/** A photograph of a paper by a phone, or some scanned pages. */
export const largestUploadBytes = 10 * 1024 * 1024;

export interface Upload {
  readonly kind: DocumentKind;
  readonly fileName: string;
  readonly content: Uint8Array;
}

/** Lets the routes of `app` take files, one per request; other routes keep refusing them. */
export async function takeUploads(app: FastifyInstance): Promise<void> {
  await app.register(multipart, {
    limits: {
      fileSize: largestUploadBytes,
      files: 1,
      fields: 4,
      fieldSize: 1_024,
      parts: 5,
      headerPairs: 20,
    },
    throwFileSizeLimit: false,
  });
}

/**
 * The one file of a `multipart/form-data` request, looked into: what it is decides its bytes, never its name or what the browser says.
 * It is kept as it came (a picture may say where it was taken), so it goes out by `sendFile` only.
 *
 * @throws `no-file`, `too-large`, `wrong-type`, `encrypted-file`, `unsafe-file`
 */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) throw failure(415, 'wrong-type', { fields: ['file'] });
  const part = await request.file();
  if (!part) throw failure(400, 'no-file', { fields: ['file'] });
  const content = await part.toBuffer();
  if (part.file.truncated) throw failure(413, 'too-large', { details: { bytes: largestUploadBytes } });
  const checked = await checkDocument(content);
  if (!checked.ok) throw failure(422, checked.error, { fields: ['file'] });
  return { kind: checked.value, fileName: safeFileName(part.filename), content };
}
