import { readdirSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

export interface WindowFile {
  readonly path: string;
  readonly bytes: number;
  readonly type: string;
  /** Named after its own content, so it may be kept for ever. */
  readonly hashed: boolean;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.wav': 'audio/wav',
  '.wasm': 'application/wasm',
  // Weights of the face nets.
  '.bin': 'application/octet-stream',
};

/**
 * Every file of the built window by its URL path, read once at start. Serving from this list leaves no path for a
 * request to climb out of; a file with an unknown ending is not served at all.
 */
export function listWindowFiles(rendererDir: string): ReadonlyMap<string, WindowFile> {
  const files = new Map<string, WindowFile>();
  for (const entry of readdirSync(rendererDir, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || !type) continue;
    const path = join(entry.parentPath, entry.name);
    const url = `/${relative(rendererDir, path).split(sep).join('/')}`;
    files.set(url, { path, bytes: statSync(path).size, type, hashed: url.startsWith('/assets/') });
  }
  const index = files.get('/index.html');
  if (!index) throw new Error(`no built window in ${rendererDir}: run "npm run build"`);
  return files.set('/', index);
}
