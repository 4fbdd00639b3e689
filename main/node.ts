import { createInterface } from 'node:readline';
import { boot } from './app/boot.ts';
import { readEnvironment } from './app/environment.ts';
import { createLifetime } from './app/lifetime.ts';
import { findRendererDir } from './app/paths.ts';
import { startKiosk } from './app/start.ts';
import { createChromiumShell } from './shell/chromium.ts';
import { findBrowser } from './shell/find-browser.ts';

/** The kiosk on plain Node 24 with an installed browser as its window: docs/decisions/0001-two-shells.md. */

const environment = readEnvironment(process.env, process.platform);
if (!environment.ok) leave(environment.error, 2);
const { headless, port, dataDir } = environment.value;
const booted = await boot(environment.value, 'chromium', startKiosk);
if (!booted.ok) leave(booted.error, 3);
const { app, log, kiosk, release } = booted.value;

/** `build/start.ts`, tests and people read the address from this line; it is not logged, for the ticket in it. */
const offer = (address: string) => process.stdout.write(`address: ${address}\n`);

const browser = headless ? undefined : browserToOpen();
const shell = createChromiumShell({
  handlers: app.handlers,
  pageMayUseCamera: app.pageMayUseCamera,
  demoFile: app.demoFile,
  ...{ log, kiosk, dataDir, port },
  rendererDir: findRendererDir(),
  asRoot: process.getuid?.() === 0,
  onClosed: offer,
  ...(browser && { browser }),
});
app.attach(shell);
shell.onWindowLost(app.windowLost);

const lifetime = createLifetime({
  log,
  stop: async () => {
    await shell.close();
    await app.stop();
    await release();
  },
  exit: (code) => process.exit(code),
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => lifetime.end(signal));
process.on('uncaughtException', lifetime.onSurprise);
process.on('unhandledRejection', lifetime.onSurprise);

const opened = await shell.open().catch((error: NodeJS.ErrnoException) => error);
if (opened instanceof Error) {
  process.stderr.write(`cannot listen on 127.0.0.1:${port} (${opened.code})\n`);
  lifetime.end('no-port', 4);
} else {
  offer(opened.address);
  await app.begin();
}
if (process.stdin.isTTY)
  createInterface({ input: process.stdin }).on('line', () => offer(shell.newAddress()));

function browserToOpen(): string | undefined {
  const hasDisplay =
    process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
  const found = findBrowser();
  if (hasDisplay && found.ok) return found.value;
  log.write('shell.browser-absent', {
    reason: hasDisplay && !found.ok ? found.error : 'there is no display',
  });
  return undefined;
}

function leave(why: string, code: number): never {
  process.stderr.write(`${why}\n`);
  process.exit(code);
}
