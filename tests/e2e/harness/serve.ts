import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { build } from 'vite';
import react from '@vitejs/plugin-react';

/** As strict as the kiosk's own: a style element or an inline style in the page would break the keyboard visibly. */
const contentPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'";

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** Builds a harness page as for production and serves it from memory on a free port of this machine. */
export async function serveHarness(folder: string): Promise<{ address: string; close: () => Promise<void> }> {
  const files = await builtFiles(folder);
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1) || 'index.html';
    const body = files.get(path);
    if (body === undefined) return void response.writeHead(404).end();
    response.setHeader('content-security-policy', contentPolicy);
    response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream');
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => stop(server),
  };
}

async function builtFiles(folder: string): Promise<Map<string, string | Uint8Array>> {
  const built = await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: { write: false, target: 'esnext', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  });
  if (Array.isArray(built) || !('output' in built)) throw new Error('The harness was not built');
  return new Map(
    built.output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source]),
  );
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
