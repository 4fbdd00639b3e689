import { _electron, type Browser, type BrowserContext, type Page } from 'playwright';
import { afterAll } from 'vitest';
import { electronProgram } from '../../../build/electron-program.ts';
import { launchBrowser } from '../../../build/launch-browser.ts';
import { program, shellHere } from './built-kiosk.ts';
import { environmentOf, startKioskProcess, type Places } from './kiosk-process.ts';
import { watchWindow, type WindowWatch } from './window-watch.ts';

/** The kiosk and its window, in whichever shell this machine can run. */
export interface OpenShell {
  readonly context: BrowserContext;
  readonly watch: WindowWatch;
  page(): Page;
  /** Where the window lives, without any ticket. */
  readonly origin: string;
  /** The one-time address, used by now. */
  readonly address: string;
  said(): string;
  untilSaid(words: string, after: number): Promise<void>;
  newWindow(): Promise<void>;
  /** As a power cut would; the window stays and loses its line. */
  kill(): Promise<void>;
  /** Ends window and kiosk; resolves with the exit code of the kiosk. */
  close(): Promise<number | null>;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** For one screen to appear; a loaded build machine is slow. */
const patienceMs = 12_000;

const { shell, reason } = shellHere();
export const inChromium: boolean = shell === 'chromium';
process.stdout.write(`end to end in the ${shell} shell: ${reason}\n`);

export const openShell = (places: Places, size: Size, flags: readonly string[] = []): Promise<OpenShell> =>
  inChromium ? openChromium(places, size, flags) : openElectron(places, size, flags);

/** One browser for all kiosks of a test file; the first one's flags are everybody's. */
let browser: Promise<Browser> | undefined;
afterAll(async () => (await browser)?.close());

export function theBrowser(flags: readonly string[] = []): Promise<Browser> {
  return (browser ??= launchBrowser(['--autoplay-policy=no-user-gesture-required', ...flags]));
}

async function openChromium(places: Places, viewport: Size, flags: readonly string[]): Promise<OpenShell> {
  const [kiosk, installed] = await Promise.all([startKioskProcess(places), theBrowser(flags)]);
  // Pictures rest, so that a screenshot is the same every time.
  const context = await installed.newContext({ viewport, hasTouch: true, reducedMotion: 'reduce' });
  context.setDefaultTimeout(patienceMs);
  const watch = watchWindow(context);
  const { origin } = new URL(kiosk.address);
  let page = await context.newPage();
  await page.goto(kiosk.address);
  return {
    ...{ context, watch, origin, address: kiosk.address },
    ...{ page: () => page, said: kiosk.said, untilSaid: kiosk.untilSaid, kill: kiosk.kill },
    async newWindow() {
      const next = await context.newPage();
      await page.close();
      page = next;
      await page.goto(origin);
    },
    async close() {
      await context.close();
      return kiosk.stop();
    },
  };
}

async function openElectron(places: Places, size: Size, flags: readonly string[]): Promise<OpenShell> {
  const app = await _electron.launch({
    executablePath: electronProgram() ?? '',
    args: [...flags, program.electron],
    env: { ...environmentOf(places), YINGBIN_KIOSK: '0' },
  });
  let text = '';
  app.process().stdout?.on('data', (bytes: Buffer) => (text += bytes.toString()));
  const watch = watchWindow(app.context());
  let page = await app.firstWindow();
  const settle = async () => {
    await page.setViewportSize(size);
    await watch.followBridge(page);
  };
  await settle();
  return {
    ...{ context: app.context(), watch, origin: new URL(page.url()).origin, address: page.url() },
    page: () => page,
    said: () => text,
    untilSaid: (words, after) =>
      new Promise((resolve) => {
        const check = () => text.slice(after).includes(words) && resolve();
        app.process().stdout?.on('data', check);
        check();
      }),
    async newWindow() {
      page = app.windows().find((one) => !one.isClosed()) ?? (await app.waitForEvent('window'));
      await settle();
    },
    kill: async () => void app.process().kill('SIGKILL'),
    async close() {
      await app.close();
      return app.process().exitCode;
    },
  };
}
