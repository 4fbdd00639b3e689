import { join } from 'node:path';
import * as electron from 'electron';
import { boot } from './app/boot.ts';
import { readEnvironment, type Environment } from './app/environment.ts';
import { createLifetime } from './app/lifetime.ts';
import { findRendererDir } from './app/paths.ts';
import { startKiosk } from './app/start.ts';
import { createKeyProtection } from './security/key-protection.ts';
import { windowScheme } from './security/window-protocol.ts';
import { createElectronShell } from './shell/electron.ts';

/** The kiosk in Electron: docs/decisions/0001-two-shells.md. */
const { app, protocol, safeStorage } = electron;

// Both only work before Electron is ready.
protocol.registerSchemesAsPrivileged([windowScheme]);
app.enableSandbox();

const environment = readEnvironment(process.env, process.platform);
// Not awaited at the top level: Electron becomes ready only after this module has run to its end.
if (environment.ok)
  run(environment.value).catch((error: unknown) => leave(`Yingbin could not start: ${String(error)}`, 1));
else leave(environment.error, 2);

async function run(settings: Environment): Promise<void> {
  // Electron's own files go where the rest of the data is, and so does its lock: one window per data directory.
  app.setPath('userData', join(settings.dataDir, 'electron'));
  if (!app.requestSingleInstanceLock()) return leave('Yingbin is already running', 3);
  await app.whenReady();
  const protection = createKeyProtection(safeStorage, process.platform);
  const booted = await boot(settings, 'electron', startKiosk, protection);
  if (!booted.ok) return leave(booted.error, 3);
  const { app: kioskApp, log, kiosk, release } = booted.value;
  const shell = createElectronShell({
    ...{ electron, handlers: kioskApp.handlers, log, kiosk },
    mayUseCamera: kioskApp.mayUseCamera,
    pageMayUseCamera: kioskApp.pageMayUseCamera,
    demoFile: kioskApp.demoFile,
    rendererDir: findRendererDir(),
    preloadFile: join(import.meta.dirname, '..', 'preload', 'bridge.cjs'),
    onClosed: () => lifetime.end('window-closed'),
  });
  kioskApp.attach(shell);
  shell.onWindowLost(kioskApp.windowLost);

  const lifetime = createLifetime({
    log,
    stop: async () => {
      await shell.close();
      await kioskApp.stop();
      await release();
    },
    exit: (code) => app.exit(code),
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => lifetime.end(signal));
  process.on('uncaughtException', lifetime.onSurprise);
  process.on('unhandledRejection', lifetime.onSurprise);
  app.on('second-instance', () => shell.focus());
  // `lifetime` decides when the process ends: devices and storage close first.
  app.on('window-all-closed', () => undefined);
  app.on('before-quit', (event) => {
    event.preventDefault();
    lifetime.end('quit');
  });
  await Promise.all([shell.open(), kioskApp.begin()]);
}

function leave(why: string, code: number): void {
  process.stderr.write(`${why}\n`);
  app.exit(code);
}
