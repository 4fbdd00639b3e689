import { readFile } from 'node:fs/promises';
import type { CustomScheme } from 'electron';
import type { WindowFile } from '../shell/window-files.ts';
import { headersOf, securityHeaders } from './content-policy.ts';

/**
 * The window has an origin of its own instead of `file:`, which would let any page script read the whole disk.
 * `standard` gives it an origin, `secure` makes it a secure context; nothing else is granted.
 */
export const windowScheme: CustomScheme = {
  scheme: 'yingbin',
  privileges: { standard: true, secure: true, supportFetchAPI: true },
};
export const windowOrigin = 'yingbin://kiosk/';

/** Answers with the files there are; whatever is none of them does not exist. */
export function createWindowProtocol(
  fileAt: (path: string) => WindowFile | undefined,
  pageMayUseCamera: () => boolean,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url);
    const file = url.host === 'kiosk' && request.method === 'GET' ? fileAt(url.pathname) : undefined;
    if (!file) return new Response(null, { status: 404, headers: securityHeaders });
    return new Response(await readFile(file.path), {
      headers: { ...headersOf(url.pathname, pageMayUseCamera()), 'Content-Type': file.type },
    });
  };
}
