import { existsSync } from 'node:fs';
import { findBrowser } from '../main/shell/find-browser.ts';
import { collect } from './run.ts';

/**
 * A browser for the end-to-end tests: the one that is installed, or on a bare Debian machine (a CI job running as
 * root) the distribution's. Elsewhere a person decides what is installed. The error says what to do.
 */
export async function ensureBrowser(): Promise<{ readonly path: string } | { readonly error: string }> {
  const found = findBrowser();
  if (found.ok) return { path: found.value };
  if (process.env['CHROMIUM_PATH']) return { error: found.error };
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const apt = (...args: string[]) => collect('/usr/bin/apt-get', ['-q', '-y', ...args]);
    await apt('update');
    await apt('install', '--no-install-recommends', 'chromium');
    const installed = findBrowser();
    if (installed.ok) return { path: installed.value };
  }
  return { error: `${found.error}: install one, or run "npx playwright install chromium"` };
}
