import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { headersOf } from '../../main/security/content-policy.ts';
import { listWindowFiles } from '../../main/shell/window-files.ts';

/** What takes the place of a file, for tests of what goes wrong. */
export interface LabChange {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

export interface LabServer {
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Serves a built page on loopback with the headers that the product sends with each file.
 *
 * @param change asked for every file by its path, `/assets/…` say
 */
export async function serveLab(
  folder: string,
  change: (path: string) => LabChange | undefined,
): Promise<LabServer> {
  const files = listWindowFiles(folder);
  const server = createServer(({ url = '/' }, response) => {
    const path = url.split('?')[0] ?? '/';
    const file = files.get(path);
    const { status = file ? 200 : 404, headers, body } = change(path) ?? {};
    const type = file && { 'Content-Type': file.type };
    response.writeHead(status, {
      ...headersOf(path, false),
      'Cache-Control': 'no-store',
      ...type,
      ...headers,
    });
    if (!file || status !== 200) response.end();
    else if (body) response.end(body);
    else createReadStream(file.path).pipe(response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
