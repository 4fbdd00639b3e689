import type * as Electron from 'electron';
import { callChannel, noticeChannel } from '../../preload/contract/wire.ts';
import { dispatch } from '../ipc/dispatch.ts';
import { greet } from '../ipc/greeting.ts';
import { createLockdown } from '../security/lockdown.ts';
import { createWindowProtocol, windowOrigin, windowScheme } from '../security/window-protocol.ts';
import { createElectronWindow, type ElectronWindow } from './electron-window.ts';
import type { Shell, ShellDeps } from './shell.ts';
import { listWindowFiles } from './window-files.ts';

/** The parts of Electron this shell uses; tests bring a faithful fake of exactly these. */
export type ElectronParts = Pick<
  typeof Electron,
  'app' | 'BrowserWindow' | 'ipcMain' | 'Menu' | 'powerSaveBlocker' | 'session'
>;

export interface ElectronShellDeps extends ShellDeps {
  readonly electron: ElectronParts;
  /** Whether the page may open the camera now: asked each time it tries. */
  readonly mayUseCamera: () => boolean;
  /** The built preload/bridge.ts. */
  readonly preloadFile: string;
  /** A person closed the ordinary (not kiosk) window. */
  readonly onClosed: () => void;
}

/** The product's own shell. Call after `app` is ready and with `windowScheme` registered before. */
export function createElectronShell(deps: ElectronShellDeps): Shell & { focus(): void } {
  const { electron, handlers, log, kiosk, mayUseCamera } = deps;
  const lost = new Set<(reason: string) => void>();
  let window: ElectronWindow | undefined;
  let awake: number | undefined;

  const publish: Shell['publish'] = (name, payload) => window?.send(noticeChannel, name, payload);

  function serveCalls(): void {
    electron.ipcMain.handle(callChannel, (event, name: unknown, args: unknown) => {
      // Only the top frame of the one window on its own page may ask anything.
      if (window?.isSender(event) && event.senderFrame?.url.startsWith(windowOrigin)) {
        return dispatch(handlers, log, name, args);
      }
      log.write('window.refused', { reason: 'foreign-sender' });
      throw new Error('refused');
    });
  }

  return {
    kind: 'electron',
    publish,
    focus: () => window?.focus(),
    onWindowLost(listener) {
      lost.add(listener);
      return () => void lost.delete(listener);
    },
    async open() {
      // A partition without `persist:` lives in memory: the window leaves nothing on the disk.
      const session = electron.session.fromPartition('kiosk');
      const lockdown = createLockdown({ origin: windowOrigin, log, devTools: !kiosk, mayUseCamera });
      electron.app.on('web-contents-created', (_event, contents) => lockdown.contents(contents));
      lockdown.session(session);
      const files = listWindowFiles(deps.rendererDir);
      session.protocol.handle(
        windowScheme.scheme,
        createWindowProtocol((path) => files.get(path) ?? deps.demoFile(path), deps.pageMayUseCamera),
      );
      electron.Menu.setApplicationMenu(null);
      serveCalls();
      awake = electron.powerSaveBlocker.start('prevent-display-sleep');
      window = createElectronWindow({
        BrowserWindow: electron.BrowserWindow,
        session,
        kiosk,
        preloadFile: deps.preloadFile,
        address: windowOrigin,
        log,
        onClosed: deps.onClosed,
        onLost: (reason) => lost.forEach((tell) => tell(reason)),
        onLoaded: () => {
          log.write('window.connected', {});
          void greet(handlers, log, (notice, payload) => window?.send(noticeChannel, notice, payload));
        },
      });
      await window.load();
      return {};
    },
    async close() {
      electron.ipcMain.removeHandler(callChannel);
      if (awake !== undefined) electron.powerSaveBlocker.stop(awake);
      window?.destroy();
      window = undefined;
    },
  };
}
