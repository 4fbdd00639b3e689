import type { BrowserWindow, IpcMainInvokeEvent, Session } from 'electron';
import type { Logger } from '../logging/logger.ts';

/** Waits before the page is loaded again after a crash; a page that stayed for a minute starts the row anew. */
export const reloadMs = [300, 1_000, 3_000, 10_000] as const;
export const healthyAfterMs = 60_000;
/** How long the page may hang before it is ended and loaded again. */
export const hangMs = 10_000;

export interface ElectronWindow {
  load(): Promise<void>;
  send(channel: string, ...values: unknown[]): void;
  isSender(event: IpcMainInvokeEvent): boolean;
  focus(): void;
  destroy(): void;
}

/** One window that comes back by itself: after a crash, a hang, or a page that did not load. */
export function createElectronWindow(deps: {
  readonly BrowserWindow: typeof BrowserWindow;
  readonly session: Session;
  readonly kiosk: boolean;
  readonly preloadFile: string;
  readonly address: string;
  readonly log: Logger;
  readonly onLoaded: () => void;
  readonly onLost: (reason: string) => void;
  readonly onClosed: () => void;
}): ElectronWindow {
  const { kiosk, session, log } = deps;
  const window = new deps.BrowserWindow({
    kiosk,
    frame: !kiosk,
    width: 1080,
    height: 1920,
    show: false,
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    webPreferences: {
      session,
      preload: deps.preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !kiosk,
      // Sounds must come before the first touch: the card alone starts a visit.
      autoplayPolicy: 'no-user-gesture-required',
      // A kiosk without a window on top must go on counting its idle seconds.
      backgroundThrottling: false,
    },
  });
  const { webContents } = window;
  let failures = 0;
  let reloading: NodeJS.Timeout | undefined;
  let healthy: NodeJS.Timeout | undefined;
  let hanging: NodeJS.Timeout | undefined;
  let ending = false;

  const load = () => window.loadURL(deps.address).catch(() => undefined);

  function comeBack(reason: string): void {
    if (ending || reloading) return;
    clearTimeout(healthy);
    log.write('window.lost', { reason });
    deps.onLost(reason);
    const waitMs = reloadMs[Math.min(failures, reloadMs.length - 1)];
    failures += 1;
    reloading = setTimeout(() => {
      reloading = undefined;
      void load();
    }, waitMs);
  }

  webContents.on('render-process-gone', (_event, { reason }) => comeBack(reason));
  // -3 is a load that a newer load replaced.
  webContents.on('did-fail-load', (_event, code, _text, _url, isMainFrame) => {
    if (isMainFrame && code !== -3) comeBack('not-loaded');
  });
  webContents.on('did-finish-load', () => {
    healthy = setTimeout(() => (failures = 0), healthyAfterMs);
    void webContents.setVisualZoomLevelLimits(1, 1);
    deps.onLoaded();
  });
  window.on('unresponsive', () => {
    // Ends in `render-process-gone`, so there is one way back for both.
    hanging = setTimeout(() => webContents.forcefullyCrashRenderer(), hangMs);
  });
  window.on('responsive', () => clearTimeout(hanging));
  window.once('ready-to-show', () => window.show());
  window.on('close', (event) => {
    // Alt-F4 on a kiosk is a visitor's finger on a forgotten keyboard.
    if (kiosk && !ending) event.preventDefault();
  });
  window.on('closed', () => {
    if (!ending) deps.onClosed();
  });

  return {
    load,
    send(channel, ...values) {
      if (!webContents.isDestroyed() && !webContents.isCrashed()) webContents.send(channel, ...values);
    },
    isSender: (event) => event.sender === webContents && event.senderFrame === webContents.mainFrame,
    focus() {
      if (window.isMinimized()) window.restore();
      window.focus();
    },
    destroy() {
      ending = true;
      for (const timer of [reloading, healthy, hanging]) clearTimeout(timer);
      if (!window.isDestroyed()) window.destroy();
    },
  };
}
