import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { callChannel } from '../../../preload/contract/wire.ts';
import { openElectronRig, preloadModule, type ElectronRig } from './electron-rig.ts';
import { fakeHandlers, listeningLog, shellDeps } from './shell-contract.ts';

vi.mock('electron', () => ({
  get ipcRenderer() {
    return preloadModule.current?.ipcRenderer;
  },
  get contextBridge() {
    return preloadModule.current?.contextBridge;
  },
}));

/** Whether the page may ever use the camera, and whether what is on its screen looks through it now. */
let [pageMay, camera] = [false, false];
let log: ReturnType<typeof listeningLog>;
let rig: ElectronRig;
const onClosed = vi.fn<() => void>();

async function open(kiosk: boolean): Promise<ElectronRig> {
  log = listeningLog();
  const may = { pageMayUseCamera: () => pageMay, mayUseCamera: () => camera };
  const deps = { ...shellDeps(), ...may, handlers: fakeHandlers(), log, kiosk, onClosed };
  rig = await openElectronRig(deps, () => undefined);
  return rig;
}

const blocked = () => log.lines.filter(({ event }) => event === 'window.blocked').map(({ fields }) => fields);

beforeEach(() => {
  onClosed.mockClear();
  [pageMay, camera] = [false, false];
});
afterEach(async () => {
  vi.useRealTimers();
  await rig.close();
});

test('the window runs sandboxed, isolated, on a session that lives in memory', async () => {
  const { fake } = await open(true);
  expect(fake.windows).toHaveLength(1);
  expect(fake.windows[0]).toMatchObject({ shown: true, options: { kiosk: true, frame: false } });
  expect(fake.windows[0]?.options['webPreferences']).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    devTools: false,
  });
});

test('the page gets the two functions of the bridge and nothing else', async () => {
  const { fake } = await open(true);
  const world = fake.windows[0]?.webContents.world ?? {};
  expect(Object.keys(world)).toEqual(['yingbin']);
  expect(Object.keys(world['yingbin'] as object).toSorted()).toEqual(['call', 'on']);
});

test('its own page is served with the content policy, anything beside it is not there', async () => {
  const { fake } = await open(true);
  const page = await fake.session.fetch('yingbin://kiosk/');
  expect(page?.status).toBe(200);
  expect(page?.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(page?.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect((await fake.session.fetch('yingbin://kiosk/../secret.html'))?.status).toBe(404);
  expect((await fake.session.fetch('yingbin://kiosk/%2e%2e/secret.html'))?.status).toBe(404);
  expect(await fake.session.fetch('yingbin://elsewhere/')).toBeUndefined();
});

test.each([
  'https://example.com/',
  'http://127.0.0.1:9/',
  'file:///etc/passwd',
  'ws://127.0.0.1:9/',
  'devtools://x/',
])('a request to %s is cancelled', async (url) => {
  const { fake } = await open(true);
  expect(await fake.session.fetch(url, 'xhr')).toBeUndefined();
  expect(blocked()).toEqual([{ what: 'request:xhr' }]);
});

test('every permission is denied, devices too', async () => {
  const { fake } = await open(true);
  for (const permission of ['media', 'geolocation', 'hid', 'serial', 'notifications', 'openExternal']) {
    expect(await fake.session.asks(permission)).toBe(false);
    expect(fake.session.has(permission)).toBe(false);
  }
  expect(fake.session.hasDevice()).toBe(false);
});

test('the page keeps what it may have of the camera as long as it is loaded; opening it is asked each time', async () => {
  const { fake } = await open(true);
  const policy = async () =>
    (await fake.session.fetch('yingbin://kiosk/'))?.headers.get('permissions-policy') ?? '';
  const opens = () =>
    fake.session.asks('media', { requestingUrl: 'yingbin://kiosk/', mediaTypes: ['video'] });
  expect(await policy()).toContain('camera=()');
  pageMay = true;
  expect(await policy()).toContain('camera=(self)');
  expect(await opens()).toBe(false);
  camera = true;
  expect(await opens()).toBe(true);
  camera = false;
  expect(await opens()).toBe(false);
});

test('the camera is for the own page, without sound, and only while its screen looks through it', async () => {
  const { fake } = await open(true);
  const own = 'yingbin://kiosk/';
  const asks = (requestingUrl: string, ...mediaTypes: string[]) =>
    fake.session.asks('media', { requestingUrl, mediaTypes });
  const has = (origin: string, mediaType: string) => fake.session.has('media', origin, { mediaType });
  expect([await asks(own, 'video'), has(own, 'video')]).toEqual([false, false]);
  camera = true;
  expect([await asks(own, 'video'), has(own, 'video'), has('yingbin://kiosk', 'video')]).toEqual([
    true,
    true,
    true,
  ]);
  expect(await asks(own, 'audio')).toBe(false);
  expect(await asks(own, 'video', 'audio')).toBe(false);
  expect(await asks(own)).toBe(false);
  expect(has(own, 'audio')).toBe(false);
  for (const stranger of ['https://example.com/', 'yingbin://kiosk.example/', '']) {
    expect([await asks(stranger, 'video'), has(stranger, 'video')]).toEqual([false, false]);
  }
  expect(await fake.session.asks('display-capture', { requestingUrl: own, mediaTypes: ['video'] })).toBe(
    false,
  );
});

test('no new window, no other page, no webview, no download', async () => {
  const { fake } = await open(true);
  const contents = fake.windows[0]?.webContents;
  const refused = (name: string, event: object = {}) => {
    let prevented = false;
    contents?.emit(name, { ...event, preventDefault: () => (prevented = true) });
    return prevented;
  };
  expect(contents?.windowOpenHandler?.({ url: 'yingbin://kiosk/' })).toEqual({ action: 'deny' });
  expect(refused('will-frame-navigate', { url: 'https://example.com/' })).toBe(true);
  expect(refused('will-frame-navigate', { url: 'data:text/html,x' })).toBe(true);
  expect(refused('will-frame-navigate', { url: 'yingbin://kiosk/' })).toBe(false);
  expect(refused('will-redirect')).toBe(true);
  expect(refused('will-attach-webview')).toBe(true);
  let prevented = false;
  fake.session.emit('will-download', { preventDefault: () => (prevented = true) });
  expect(prevented).toBe(true);
});

test('a stranger among the senders is refused: another frame, another window, another page', async () => {
  const { fake } = await open(true);
  const window = fake.windows[0] ?? fail();
  const { webContents } = window;
  const ask = (sender: typeof webContents, frame: { url: string }) =>
    fake.invoke(sender, frame, callChannel, ['kiosk.status', undefined]);
  await expect(ask(webContents, { url: 'yingbin://kiosk/' })).rejects.toThrow('refused');
  const other = new (window.constructor as new (options: object) => typeof window)({});
  await expect(ask(other.webContents, other.webContents.mainFrame)).rejects.toThrow('refused');
  webContents.mainFrame.url = 'https://example.com/';
  await expect(ask(webContents, webContents.mainFrame)).rejects.toThrow('refused');
});

// Back-off 0.3, 1, 3, 10 s: a page that crashes at once must not make the machine spin.
test('a crashed page comes back by itself, more slowly each time', async () => {
  const { fake } = await open(true);
  vi.useFakeTimers();
  const contents = fake.windows[0]?.webContents;
  const loads = vi.spyOn(contents ?? fail(), 'load').mockImplementation(async () => {
    contents?.forcefullyCrashRenderer();
  });
  contents?.forcefullyCrashRenderer();
  await vi.advanceTimersByTimeAsync(300);
  expect(loads).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(999);
  expect(loads).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(loads).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(loads).toHaveBeenCalledTimes(3);
});

test('a page that hangs is ended and loaded again', async () => {
  const { fake } = await open(true);
  vi.useFakeTimers();
  const contents = fake.windows[0]?.webContents;
  const loads = vi.spyOn(contents ?? fail(), 'load').mockResolvedValue();
  fake.windows[0]?.emit('unresponsive');
  await vi.advanceTimersByTimeAsync(9_999);
  expect(contents?.crashed).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(contents?.crashed).toBe(true);
  await vi.advanceTimersByTimeAsync(300);
  expect(loads).toHaveBeenCalledOnce();
});

test('a page that only was busy is left alone', async () => {
  const { fake } = await open(true);
  vi.useFakeTimers();
  fake.windows[0]?.emit('unresponsive');
  await vi.advanceTimersByTimeAsync(5_000);
  fake.windows[0]?.emit('responsive');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(fake.windows[0]?.webContents.crashed).toBe(false);
});

test('a kiosk window does not close, an ordinary one does', async () => {
  const kiosk = await open(true);
  kiosk.fake.windows[0]?.close();
  expect(kiosk.fake.windows[0]?.gone).toBe(false);
  await kiosk.close();
  expect(onClosed).not.toHaveBeenCalled();

  const ordinary = await open(false);
  ordinary.fake.windows[0]?.close();
  expect(onClosed).toHaveBeenCalledOnce();
});

test('the display stays awake until the shell closes', async () => {
  const { fake, shell } = await open(true);
  expect(fake.awake.size).toBe(1);
  await shell.close();
  expect(fake.awake.size).toBe(0);
  expect(fake.windows[0]?.gone).toBe(true);
});

function fail(): never {
  throw new Error('no window');
}
