import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ChromiumShell } from '../../../main/shell/chromium.ts';
import type { WindowFile } from '../../../main/shell/window-files.ts';
import type { Connection } from '../../../renderer/bridge/connection.ts';
import { ask, enter, openSocket, page } from './browser-client.ts';
import { chromiumShell, connected } from './chromium-rig.ts';
import { fakeHandlers, listeningLog, shellDeps } from './shell-contract.ts';

let shell: ChromiumShell;
let address: string;
let log: ReturnType<typeof listeningLog>;
let camera: boolean;
let demoFile: { readonly urlPath: string; readonly file: WindowFile } | undefined;
let handlers: ReturnType<typeof fakeHandlers>;
const host = () => new URL(address).host;

beforeEach(async () => {
  log = listeningLog();
  handlers = fakeHandlers();
  camera = false;
  demoFile = undefined;
  shell = chromiumShell({
    ...{ ...shellDeps(), handlers, log },
    pageMayUseCamera: () => camera,
    demoFile: (path) => (path === demoFile?.urlPath ? demoFile.file : undefined),
  });
  ({ address } = await shell.open());
});
afterEach(() => shell.close());

/** The status an upgrade is refused with, or 101. */
const knock = (headers: Record<string, string>, path?: string) =>
  new Promise<number>((resolve) => {
    const socket = openSocket(new URL(address).origin, headers, path);
    socket.on('unexpected-response', (_request, response) => {
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    socket.on('open', () => {
      resolve(101);
      socket.terminate();
    });
    socket.on('error', () => undefined);
  });

test('the ticket leaves the address bar and becomes a cookie that scripts cannot read', async () => {
  const answer = await ask(address);
  expect(answer.status).toBe(303);
  expect(answer.headers['location']).toBe('/');
  expect(answer.headers['set-cookie']?.[0]).toMatch(
    /^yingbin-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
  );
});

test('the page may use the camera where the site looks through it, and never a microphone', async () => {
  const { cookie } = await enter(address);
  const policy = async () =>
    (await ask(address, { path: '/', headers: { cookie } })).headers['permissions-policy'];
  expect(await policy()).toContain('camera=()');
  camera = true;
  expect(await policy()).toContain('camera=(self)');
  expect(await policy()).toContain('microphone=()');
});

test('a ticket works once', async () => {
  await enter(address);
  const second = await ask(address);
  expect(second.status).toBe(403);
  expect(second.headers['set-cookie']).toBeUndefined();
  expect(second.text).toContain('Press Enter in the terminal');
});

test('a look ahead without GET does not use the ticket up', async () => {
  expect((await ask(address, { method: 'HEAD' })).status).toBe(403);
  expect((await ask(address)).status).toBe(303);
});

test('a new address makes the one before worthless', async () => {
  const newer = shell.newAddress();
  expect((await ask(address)).status).toBe(403);
  expect((await ask(newer)).status).toBe(303);
});

test('nobody gets a file without the cookie', async () => {
  for (const path of ['/', '/index.html', '/assets/index-abc.js', '/nothing']) {
    expect((await ask(address, { path })).status).toBe(403);
  }
  const cookie = `yingbin-${new URL(address).port}=guess`;
  expect((await ask(address, { path: '/', headers: { cookie } })).status).toBe(403);
});

test('the page comes with every protecting header', async () => {
  const { cookie } = await enter(address);
  const { status, headers, text } = await ask(address, { path: '/', headers: { cookie } });
  expect(status).toBe(200);
  expect(text).toContain('<title>window</title>');
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  });
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
  expect(String(headers['permissions-policy'])).toContain('camera=()');
});

test('only listed files exist: no way up, no source maps', async () => {
  const { cookie } = await enter(address);
  const get = async (path: string) => (await ask(address, { path, headers: { cookie } })).status;
  expect(await get('/assets/index-abc.js')).toBe(200);
  expect(await get('/../secret.html')).toBe(404);
  expect(await get('/assets/../../secret.html')).toBe(404);
  expect(await get('/%2e%2e/secret.html')).toBe(404);
  expect(await get('/assets/index-abc.js.map')).toBe(404);
});

test('a picture for the simulated camera is there as long as a camera is simulated, and for the session alone', async () => {
  const { cookie } = await enter(address);
  const path = '/demo/faces/a/front-1.jpg';
  const get = (headers: Record<string, string>) => ask(address, { path, headers });
  expect((await get({ cookie })).status).toBe(404);
  const picture = join(import.meta.dirname, '../../../assets', path);
  demoFile = {
    urlPath: path,
    file: { path: picture, bytes: statSync(picture).size, type: 'image/jpeg', hashed: false },
  };
  const answer = await get({ cookie });
  expect([answer.status, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([
    200,
    'image/jpeg',
    'no-store',
  ]);
  expect((await get({})).status).toBe(403);
});

test('a name that somebody else pointed at this machine is refused', async () => {
  const { cookie } = await enter(address);
  const foreign = { host: `kiosk.example.com:${new URL(address).port}`, cookie };
  expect((await ask(address, { path: '/', headers: foreign })).status).toBe(421);
  expect(await knock({ ...foreign, origin: `http://${foreign.host}` })).toBe(403);
});

test('nothing but reading is possible over HTTP', async () => {
  const { cookie } = await enter(address);
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
    expect((await ask(address, { path: '/', method, headers: { cookie } })).status).toBe(405);
  }
});

test('the line opens only for the own page with the cookie', async () => {
  const { cookie, origin } = await enter(address);
  expect(await knock({ cookie, origin })).toBe(101);
  expect(await knock({ origin })).toBe(403);
  expect(await knock({ cookie })).toBe(403);
  expect(await knock({ cookie, origin: 'http://127.0.0.1:9' })).toBe(403);
  expect(await knock({ cookie, origin: 'null' })).toBe(403);
  expect(await knock({ cookie, origin }, '/other')).toBe(403);
});

test('it listens on loopback only', async () => {
  expect(host()).toMatch(/^127\.0\.0\.1:\d+$/);
  // 127.0.0.2 is this machine too, and is answered by anything that listens on all interfaces.
  if (process.platform !== 'linux') return;
  await expect(ask(`http://127.0.0.2:${new URL(address).port}/`)).rejects.toThrow('ECONNREFUSED');
});

/** The close code a message earns. */
async function closeCodeAfter(message: string): Promise<number> {
  const { cookie, origin } = await enter(shell.newAddress());
  const socket = openSocket(origin, { cookie, origin });
  socket.on('open', () => socket.send(message));
  socket.on('error', () => undefined);
  return new Promise((resolve) => socket.on('close', (code) => resolve(code)));
}

test('a message that is none ends the line', async () => {
  expect(await closeCodeAfter('{"id":')).toBe(1003);
  expect(await closeCodeAfter('{"id":-1,"call":"kiosk.status"}')).toBe(1003);
  expect(await closeCodeAfter(JSON.stringify({ id: 1, call: 'x'.repeat(1_100_000) }))).toBe(1009);
});

// Two windows would both play the sounds and both follow one visitor.
test('a second window takes over, and the first does not fight back', async () => {
  const states: Connection[] = [];
  const first = page(await enter(address));
  first.onConnection((state) => states.push(state));
  await connected(first);
  const second = page(await enter(shell.newAddress()));
  await connected(second);
  await vi.waitFor(() => expect(states.at(-1)).toBe('taken-over'));
  await expect(first.bridge.call('kiosk.status', undefined)).rejects.toThrow('disconnected');
  expect(await second.bridge.call('kiosk.status', undefined)).toMatchObject({ revision: 7 });
  expect(log.lines.filter(({ event }) => event === 'window.replaced')).toHaveLength(1);
  second.leave();
});

test('a line that breaks comes back by itself and carries what was asked meanwhile', async () => {
  const client = page(await enter(address));
  const states: Connection[] = [];
  client.onConnection((state) => states.push(state));
  await connected(client);
  client.cut();
  await vi.waitFor(() => expect(states.at(-1)).toBe('disconnected'));
  expect(await client.bridge.call('hosts.search', { query: 'wang' })).toHaveLength(1);
  expect(states).toEqual(['connecting', 'connected', 'disconnected', 'connected']);
  client.leave();
});

test('what was on its way when the line broke is reported as lost, not done twice', async () => {
  const client = page(await enter(address));
  await connected(client);
  let answer: () => void = () => undefined;
  handlers['kiosk.intent'].mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
  const call = client.bridge.call('kiosk.intent', { type: 'confirm' });
  const lost = expect(call).rejects.toThrow('kiosk.intent: disconnected');
  await vi.waitFor(() => expect(handlers['kiosk.intent']).toHaveBeenCalledOnce());
  client.cut();
  await lost;
  answer();
  await connected(client);
  expect(handlers['kiosk.intent']).toHaveBeenCalledOnce();
  client.leave();
});

test('the log names the refusals but holds no ticket and no cookie', async () => {
  const { cookie } = await enter(address);
  await ask(address);
  const text = JSON.stringify(log.lines);
  expect(text).toContain('used-ticket');
  expect(text).not.toContain(new URL(address).pathname.split('/').at(-1));
  expect(text).not.toContain(cookie.split('=')[1]);
});
