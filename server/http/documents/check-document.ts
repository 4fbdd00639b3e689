import { fileTypeFromBuffer } from 'file-type';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { flawInPdf } from './pdf.ts';
import { flawInPicture } from './picture.ts';

export const documentKinds = ['pdf', 'jpeg', 'png', 'webp'] as const;
export type DocumentKind = (typeof documentKinds)[number];

export const mediaTypes: Readonly<Record<DocumentKind, string>> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
};

/**
 * `wrong-type`: no PDF, JPEG, PNG or WebP. `encrypted-file`: a PDF that nobody can look into. `unsafe-file`: it does something when it is
 * opened, or is two kinds of file at once.
 */
export type DocumentFlaw = 'wrong-type' | 'encrypted-file' | 'unsafe-file';

const kinds: Readonly<Record<string, DocumentKind>> = { pdf: 'pdf', jpg: 'jpeg', png: 'png', webp: 'webp' };

/** What a file is by its bytes, and whether it only shows something. */
export async function checkDocument(content: Uint8Array): Promise<Result<DocumentKind, DocumentFlaw>> {
  const type = await fileTypeFromBuffer(content).catch(() => undefined);
  const kind = type && kinds[type.ext];
  if (!kind) return err('wrong-type');
  const flaw = kind === 'pdf' ? flawInPdf(content) : flawInPicture(content, kind);
  return flaw === undefined ? ok(kind) : err(flaw);
}
