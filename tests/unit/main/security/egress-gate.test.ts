import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Logger } from '../../../../main/logging/logger.ts';
import { createEgressGate, guardedFetch } from '../../../../main/security/egress-gate.ts';
import { anyPicture } from '../../../support/any-picture.ts';
import { anyTemplate } from '../../../support/face-template.ts';
import { repeatableBytes } from '../../../support/storage-kiosk.ts';

const picture = anyPicture('JPEG with JFIF', repeatableBytes('egress')(500));
let basis: string;
let said: unknown[];
const log: Logger = { write: (event, fields) => void said.push({ event, ...fields }) };
const gate = createEgressGate({ basis: () => basis, log });

let received: { readonly headers: IncomingHttpHeaders; readonly body: string }[];
let address: string;
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    received.push({ headers: request.headers, body: Buffer.concat(chunks).toString('latin1') });
    response.end('taken');
  });
});
const send = guardedFetch(globalThis.fetch, gate, 'sync.push');

beforeEach(async () => {
  basis = '';
  said = [];
  received = [];
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

test('face data does not leave without a basis, and the log says what was to leave and nothing of it', () => {
  expect(gate.check('sync.push', { picture })).toEqual({ ok: false, error: 'face-data' });
  expect(gate.check('sync.push', [anyTemplate()])).toEqual({ ok: false, error: 'face-data' });
  expect(said).toEqual([
    { event: 'egress.refused', what: 'sync.push' },
    { event: 'egress.refused', what: 'sync.push' },
  ]);
});

test('with a law or consent that the site names it leaves, and without one again it does not', () => {
  basis = 'a law that says so';
  expect(gate.check('sync.push', picture).ok).toBe(true);
  basis = '  ';
  expect(gate.check('sync.push', picture).ok).toBe(false);
});

test('a request without a face arrives as it was written', async () => {
  const body = JSON.stringify({ seq: 7, name: 'Lin' });
  const answer = await send(address, {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/json' },
  });
  expect(await answer.text()).toBe('taken');
  expect(received).toMatchObject([
    { body, headers: { 'content-type': 'application/json', 'content-length': String(body.length) } },
  ]);
  expect(await (await send(address)).text()).toBe('taken');
  expect(said).toEqual([]);
});

const form = (): FormData => {
  const parts = new FormData();
  parts.set('name', 'Lin');
  parts.set('file', new Blob([Uint8Array.from(picture)]), 'a.bin');
  return parts;
};
const base64 = picture.toString('base64');
const requests: Readonly<Record<string, () => Parameters<typeof fetch>>> = {
  'JSON text': () => [address, { method: 'POST', body: JSON.stringify({ live: base64 }) }],
  'plain bytes': () => [address, { method: 'PUT', body: Uint8Array.from(picture) }],
  'a form with a file': () => [address, { method: 'POST', body: form() }],
  'a blob': () => [address, { method: 'POST', body: new Blob([Uint8Array.from(picture)]) }],
  'an address form': () => [address, { method: 'POST', body: new URLSearchParams({ live: base64 }) }],
  'a stream': () => [
    address,
    { method: 'POST', body: new Blob([Uint8Array.from(picture)]).stream(), duplex: 'half' } as RequestInit,
  ],
  'an address': () => [`${address}?live=${encodeURIComponent(base64)}`],
  'a header': () => [address, { headers: { 'X-Live': base64 } }],
  'a request made before': () => [new Request(address, { method: 'POST', body: base64 })],
};
test.each(Object.entries(requests))('a face in %s is not sent', async (_, request) => {
  await expect(send(...request())).rejects.toThrow('sync.push was not sent');
  expect(received).toEqual([]);
  expect(said).toHaveLength(1);
});

test.each(Object.entries(requests))(
  'a face in %s is sent whole where the site has a basis',
  async (_, request) => {
    basis = 'a law that says so';
    expect((await send(...request())).ok).toBe(true);
    expect(received).toHaveLength(1);
  },
);

// Node holds a request that follows another's signal weakly: once it was collected, aborting ended nothing any more.
test('a request can be ended at any time, also after what was made on the way is forgotten', async () => {
  const silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo;
  const ending = new AbortController();
  const asked = once(silent, 'request');
  const answer = send(`http://127.0.0.1:${port}/`, { method: 'POST', body: 'x', signal: ending.signal });
  await asked;
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let i = 0; i < 5; i++) {
    collect();
    await new Promise((resolve) => setImmediate(resolve));
  }
  ending.abort();
  await expect(answer).rejects.toThrow('aborted');
  silent.closeAllConnections();
  silent.close();
});
