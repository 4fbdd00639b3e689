import { EventEmitter } from 'node:events';
import type { ElectronParts } from '../../../main/shell/electron.ts';

type Listener = (...values: unknown[]) => unknown;

/** What a sandboxed preload gets from `require('electron')`. */
export interface PreloadElectron {
  readonly ipcRenderer: {
    invoke(channel: string, ...args: unknown[]): Promise<unknown>;
    on(channel: string, listener: Listener): void;
  };
  readonly contextBridge: { exposeInMainWorld(name: string, api: unknown): void };
}

/**
 * The parts of Electron that the shell uses, in memory, with the behaviour that matters: arguments and results are
 * structured clones, errors cross as a message only, a handler can be registered once, a load passes the request
 * filter and the protocol handler, the preload runs before the page, a crashed page receives nothing.
 */
export function createFakeElectron(
  runPreload: (electron: PreloadElectron, world: Record<string, unknown>) => Promise<void>,
) {
  const handlers = new Map<string, Listener>();
  const app = new EventEmitter();
  const windows: FakeWindow[] = [];
  const awake = new Set<number>();
  const ses = createSession();

  class FakeContents extends EventEmitter {
    mainFrame = { url: '' };
    crashed = false;
    destroyed = false;
    hearers = new Map<string, Listener[]>();
    world: Record<string, unknown> = {};
    windowOpenHandler: ((details: { url: string }) => { action: string }) | undefined;
    isDestroyed = () => this.destroyed;
    isCrashed = () => this.crashed;
    setVisualZoomLevelLimits = async () => undefined;
    setWindowOpenHandler(handler: (details: { url: string }) => { action: string }) {
      this.windowOpenHandler = handler;
    }
    send(channel: string, ...values: unknown[]) {
      if (this.destroyed) throw new Error('Object has been destroyed');
      for (const hear of this.hearers.get(channel) ?? []) hear({}, ...structuredClone(values));
    }
    forcefullyCrashRenderer() {
      this.crashed = true;
      this.hearers.clear();
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
    }
    async load(url: string) {
      const response = await ses.fetch(url);
      if (!response?.ok) {
        this.emit('did-fail-load', {}, response ? -6 : -20, 'ERR', url, true);
        throw new Error('ERR_FAILED');
      }
      this.crashed = false;
      this.hearers = new Map();
      this.world = {};
      this.mainFrame = { url };
      await runPreload(this.preload(this.mainFrame), this.world);
      this.emit('did-finish-load');
    }
    preload(frame: { url: string }): PreloadElectron {
      return {
        ipcRenderer: {
          invoke: (channel, ...args) => invoke(this, frame, channel, args),
          on: (channel, listener) =>
            void this.hearers.set(channel, [...(this.hearers.get(channel) ?? []), listener]),
        },
        contextBridge: { exposeInMainWorld: (name, api) => void (this.world[name] = api) },
      };
    }
  }

  /** How a page's request reaches main: from any contents and any frame, so that a test can be a stranger. */
  async function invoke(
    sender: FakeContents,
    senderFrame: { url: string },
    channel: string,
    args: unknown[],
  ) {
    const run = async () => {
      const handler = handlers.get(channel);
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      return structuredClone(await handler({ sender, senderFrame }, ...structuredClone(args)));
    };
    // Only the text crosses over: no stack, no cause, no class.
    return run().catch((error: unknown) =>
      Promise.reject(new Error(`Error invoking remote method '${channel}': ${String(error)}`)),
    );
  }

  class FakeWindow extends EventEmitter {
    webContents = new FakeContents();
    shown = false;
    gone = false;
    options: Record<string, unknown>;
    constructor(options: Record<string, unknown>) {
      super();
      this.options = options;
      windows.push(this);
      app.emit('web-contents-created', {}, this.webContents);
    }
    async loadURL(url: string) {
      await this.webContents.load(url);
      this.emit('ready-to-show');
    }
    show() {
      this.shown = true;
    }
    focus() {
      this.emit('focus');
    }
    isMinimized = () => false;
    restore() {}
    isDestroyed = () => this.gone;
    /** What a person or the window manager does; may be prevented. */
    close() {
      let prevented = false;
      this.emit('close', { preventDefault: () => (prevented = true) });
      if (!prevented) this.destroy();
    }
    destroy() {
      this.gone = true;
      this.webContents.destroyed = true;
      this.emit('closed');
    }
  }

  const parts = {
    app,
    BrowserWindow: FakeWindow,
    ipcMain: {
      handle(channel: string, handler: Listener) {
        if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
        handlers.set(channel, handler);
      },
      removeHandler: (channel: string) => void handlers.delete(channel),
    },
    Menu: { setApplicationMenu: () => undefined },
    powerSaveBlocker: {
      start: () => {
        awake.add(awake.size + 1);
        return awake.size;
      },
      stop: (id: number) => awake.delete(id),
    },
    session: { fromPartition: () => ses },
  };
  return { electron: parts as unknown as ElectronParts, session: ses, windows, awake, invoke };
}

export type FakeElectron = ReturnType<typeof createFakeElectron>;

function createSession() {
  const events = new EventEmitter();
  let filter: ((details: object, answer: (verdict: { cancel: boolean }) => void) => void) | undefined;
  let serve: ((request: Request) => Promise<Response>) | undefined;
  let decide: ((...args: [unknown, string, (granted: boolean) => void, object]) => void) | undefined;
  let check: ((...args: unknown[]) => boolean) | undefined;
  let device: ((...args: unknown[]) => boolean) | undefined;
  return {
    on: events.on.bind(events),
    emit: events.emit.bind(events),
    setPermissionRequestHandler: (handler: typeof decide) => void (decide = handler),
    setPermissionCheckHandler: (handler: typeof check) => void (check = handler),
    setDevicePermissionHandler: (handler: typeof device) => void (device = handler),
    setSpellCheckerEnabled: () => undefined,
    webRequest: { onBeforeRequest: (handler: typeof filter) => void (filter = handler) },
    protocol: { handle: (_scheme: string, handler: typeof serve) => void (serve = handler) },
    /** Electron grants whatever nobody decides about. */
    asks: (permission: string, details: object = {}) =>
      new Promise<boolean>((resolve) => (decide ? decide({}, permission, resolve, details) : resolve(true))),
    has: (permission: string, origin = '', details: object = {}) =>
      check?.({}, permission, origin, details) ?? true,
    hasDevice: () => device?.({}) ?? true,
    async fetch(url: string, resourceType = 'mainFrame'): Promise<Response | undefined> {
      const verdict = await new Promise<{ cancel: boolean }>((resolve) =>
        filter ? filter({ url, resourceType }, resolve) : resolve({ cancel: false }),
      );
      return verdict.cancel ? undefined : serve?.(new Request(url));
    },
  };
}
