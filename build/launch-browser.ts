import { chromium, type Browser } from 'playwright';
import { findBrowser } from '../main/shell/find-browser.ts';

/** The browser that a kiosk would use on this machine (`CHROMIUM_PATH`, then whichever is installed), without a screen. */
export function launchBrowser(flags: readonly string[] = []): Promise<Browser> {
  const found = findBrowser();
  if (!found.ok) throw new Error(found.error);
  return chromium.launch({
    executablePath: found.value,
    args: [
      '--disable-gpu',
      '--disable-dev-shm-usage',
      ...flags,
      // Chromium refuses to run its sandbox as root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}
