import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { closeOff } from './headers.ts';

export interface Download {
  /** As the person will find it on disk. */
  readonly fileName: string;
  /** The media type; never guessed from the name. */
  readonly type: string;
  readonly content: Uint8Array | Readable;
}

/** Sends a file to be kept, never to be shown: a document from outside must not become a page of this site. */
export function sendFile(reply: FastifyReply, { fileName, type, content }: Download): FastifyReply {
  closeOff(reply);
  const name = safeFileName(fileName);
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  return reply
    .header(
      'content-disposition',
      // RFC 6266 with RFC 8187: the plain name for old programs, the real one beside it.
      `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, percent)}`,
    )
    .header('x-content-type-options', 'nosniff')
    .type(type)
    .send(content instanceof Uint8Array ? Buffer.from(content) : content);
}

/** A name without folders, control characters, or what Windows cannot write; at most 120 characters. */
export function safeFileName(text: string): string {
  const last = text.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const clean = last.replace(/[\p{C}\p{Zl}\p{Zp}<>:"|?*]/gu, '').replace(/^[\s.]+|[\s.]+$/g, '');
  const characters = [...clean];
  if (characters.length <= 120) return clean === '' ? 'file' : clean;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(clean)?.[0] ?? '';
  return characters.slice(0, 120 - ending.length).join('') + ending;
}

const percent = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
