import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LogName } from '../../../main/logging/catalogue.ts';
import type { Logger } from '../../../main/logging/logger.ts';
import type { Shell, ShellDeps } from '../../../main/shell/shell.ts';
import type { Bridge, Handlers } from '../../../preload/contract/table.ts';
import type { KioskStatus } from '../../../domain/visit/status.ts';
import { builtWindow } from './built-window.ts';

/** A shell with one window on it, as a person in front of the kiosk has it. */
export interface Rig {
  readonly shell: Shell;
  /** The page's `Bridge`, in its present load. */
  bridge(): Bridge;
  /** Resolves when the new page has its bridge. `hear` listens from the very first moment of the page. */
  reload(hear: (bridge: Bridge) => void): Promise<void>;
  /** The page dies without a word. */
  loseWindow(): void;
  close(): Promise<void>;
}

export type OpenRig = (deps: ShellDeps, hear: (bridge: Bridge) => void) => Promise<Rig>;

export const status = (revision: number) =>
  ({ revision, screen: { name: 'home' } }) as unknown as KioskStatus;

export interface LogLine {
  readonly event: LogName;
  readonly fields: unknown;
}

export function listeningLog(): Logger & { readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  return { lines, write: (event, fields) => void lines.push({ event, fields }) };
}

/** Answers that show what arrived. */
export function fakeHandlers() {
  return {
    'kiosk.status': vi.fn<Handlers['kiosk.status']>(() => status(7)),
    'kiosk.intent': vi.fn<Handlers['kiosk.intent']>(() => undefined),
    'hosts.search': vi.fn<Handlers['hosts.search']>(async ({ query }) => [
      { id: 'h1', name: query, department: { 'zh-CN': '研发部', en: 'Research' } },
    ]),
    'window.failed': vi.fn<Handlers['window.failed']>(() => undefined),
    'dock.state': vi.fn<Handlers['dock.state']>(() => undefined),
    'devices.view': vi.fn<Handlers['devices.view']>(() => undefined),
    'devices.forms': vi.fn<Handlers['devices.forms']>(() => undefined),
    'devices.act': vi.fn<Handlers['devices.act']>(() => ({ outcome: 'not-allowed' })),
    'devices.save': vi.fn<Handlers['devices.save']>(() => ({ outcome: 'not-allowed' })),
    'devices.found': vi.fn<Handlers['devices.found']>(() => []),
    'dock.act': vi.fn<Handlers['dock.act']>(() => undefined),
    'scanner.window': vi.fn<Handlers['scanner.window']>(() => ({ camera: false })),
    'scanner.code': vi.fn<Handlers['scanner.code']>(() => undefined),
    'scanner.camera': vi.fn<Handlers['scanner.camera']>(() => undefined),
    'face.setup': vi.fn<Handlers['face.setup']>(() => undefined),
    'face.state': vi.fn<Handlers['face.state']>(() => undefined),
    'face.reference': vi.fn<Handlers['face.reference']>(() => undefined),
    'face.result': vi.fn<Handlers['face.result']>(() => undefined),
    'face.pictures': vi.fn<Handlers['face.pictures']>(() => undefined),
    'face.report': vi.fn<Handlers['face.report']>(() => undefined),
  };
}

/** What every shell of these tests is given; there is no camera and nothing simulated unless a test says so. */
export const shellDeps = () => ({
  kiosk: true,
  pageMayUseCamera: () => false,
  demoFile: () => undefined,
  rendererDir: builtWindow(),
});

/** What every shell promises. Runs on each implementation; a shell that cannot keep one of these is no shell. */
export function shellContract(open: OpenRig): void {
  let handlers: ReturnType<typeof fakeHandlers>;
  let log: ReturnType<typeof listeningLog>;
  let rig: Rig;
  let heard: number[];
  const hear = (bridge: Bridge) => void bridge.on('kiosk.status', ({ revision }) => heard.push(revision));

  beforeEach(async () => {
    handlers = fakeHandlers();
    log = listeningLog();
    heard = [];
    rig = await open({ ...shellDeps(), handlers, log }, hear);
  });
  afterEach(() => rig.close());

  test('a call reaches its handler and brings the answer back', async () => {
    expect(await rig.bridge().call('hosts.search', { query: '王' })).toEqual([
      { id: 'h1', name: '王', department: { 'zh-CN': '研发部', en: 'Research' } },
    ]);
    expect(await rig.bridge().call('kiosk.intent', { type: 'still-here' })).toBeUndefined();
    expect(handlers['kiosk.intent']).toHaveBeenCalledExactlyOnceWith({ type: 'still-here' });
  });

  test('arguments that do not fit are refused before the handler', async () => {
    const call = rig.bridge().call('hosts.search', { query: 7, more: true } as never);
    await expect(call).rejects.toThrow('hosts.search: bad-arguments');
    expect(handlers['hosts.search']).not.toHaveBeenCalled();
  });

  test('a call that is not in the table is refused', async () => {
    await expect(rig.bridge().call('toString' as never, undefined as never)).rejects.toThrow('unknown-call');
  });

  test('a surprise in a handler becomes a failed call, and its message stays out of the log', async () => {
    handlers['hosts.search'].mockRejectedValueOnce(new Error('no index for 张三丰 19000101'));
    await expect(rig.bridge().call('hosts.search', { query: '' })).rejects.toThrow('hosts.search: failed');
    expect(await rig.bridge().call('kiosk.status', undefined)).toEqual(status(7));
    expect(log.lines.map(({ event }) => event)).toContain('call.failed');
    expect(JSON.stringify(log.lines)).not.toMatch(/张三丰|19000101/);
  });

  test('the window is told at once where things stand', async () => {
    await vi.waitFor(() => expect(heard).toEqual([7]));
  });

  test('a notice reaches its listeners until they leave', async () => {
    await vi.waitFor(() => expect(heard).toEqual([7]));
    const cues: string[] = [];
    const leave = rig.bridge().on('kiosk.cue', (cue) => cues.push(cue));
    rig.shell.publish('kiosk.cue', 'card-ok');
    rig.shell.publish('kiosk.status', status(8));
    await vi.waitFor(() => expect(heard).toEqual([7, 8]));
    leave();
    rig.shell.publish('kiosk.cue', 'done');
    rig.shell.publish('kiosk.status', status(9));
    await vi.waitFor(() => expect(heard).toEqual([7, 8, 9]));
    expect(cues).toEqual(['card-ok']);
  });

  // A visitor's answers live in main: the new page must be able to draw them without asking anyone.
  test('a reloaded window starts from the full status and can call', async () => {
    await vi.waitFor(() => expect(heard).toEqual([7]));
    handlers['kiosk.status'].mockReturnValue(status(12));
    await rig.reload(hear);
    await vi.waitFor(() => expect(heard.at(-1)).toBe(12));
    expect(await rig.bridge().call('hosts.search', { query: 'li' })).toHaveLength(1);
  });

  test('a window that dies is reported, and publishing without one is harmless', async () => {
    const lost = vi.fn<(reason: string) => void>();
    rig.shell.onWindowLost(lost);
    rig.loseWindow();
    await vi.waitFor(() => expect(lost).toHaveBeenCalledOnce());
    rig.shell.publish('kiosk.status', status(20));
    expect(heard).not.toContain(20);
  });

  test('a closed shell answers nobody', async () => {
    const { shell } = rig;
    const bridge = rig.bridge();
    await shell.close();
    handlers['kiosk.intent'].mockClear();
    await Promise.race([
      bridge.call('kiosk.intent', { type: 'back' }).catch(() => undefined),
      new Promise((resolve) => setImmediate(resolve)),
    ]);
    expect(handlers['kiosk.intent']).not.toHaveBeenCalled();
  });
}
