import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';
import { err, ok, type Result } from '../../domain/kernel/result.ts';

/** What the search sees of the machine. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  exists(path: string): boolean;
  /** Names in a folder; empty when there is none. */
  list(folder: string): readonly string[];
}

export const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  home: homedir(),
  exists: existsSync,
  list: (folder) => (existsSync(folder) ? readdirSync(folder) : []),
};

/**
 * An installed Chromium, Chrome or Edge. `CHROMIUM_PATH` decides when it is set, also when it is wrong: whoever set it
 * wants to know. Then what is installed, then what Playwright downloaded. The error is one plain English sentence.
 */
export function findBrowser(machine: Machine = thisMachine): Result<string, string> {
  const named = machine.env['CHROMIUM_PATH'];
  if (named) return machine.exists(named) ? ok(named) : err(`CHROMIUM_PATH names no file: ${named}`);
  const found = [...installed(machine), ...playwrights(machine)].find((path) => machine.exists(path));
  return found ? ok(found) : err('no Chromium, Chrome or Edge is installed');
}

function installed({ platform, env }: Machine): readonly string[] {
  switch (platform) {
    case 'win32':
      return ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((variable) => {
        const root = env[variable];
        return root
          ? [
              win32.join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'),
              win32.join(root, 'Chromium', 'Application', 'chrome.exe'),
              win32.join(root, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
            ]
          : [];
      });
    case 'darwin':
      return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
        (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
      );
    default: {
      const folders = (env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin').split(':');
      const names = [
        'google-chrome-stable',
        'google-chrome',
        'chromium',
        'chromium-browser',
        'microsoft-edge-stable',
        'microsoft-edge',
      ];
      return names.flatMap((name) => [...folders, '/snap/bin'].map((folder) => posix.join(folder, name)));
    }
  }
}

/** Newest first. */
function playwrights(machine: Machine): readonly string[] {
  const { platform, env, home } = machine;
  const join = platform === 'win32' ? win32.join : posix.join;
  const cache =
    platform === 'win32'
      ? join(env['LOCALAPPDATA'] ?? home, 'ms-playwright')
      : platform === 'darwin'
        ? join(home, 'Library', 'Caches', 'ms-playwright')
        : join(home, '.cache', 'ms-playwright');
  const root = env['PLAYWRIGHT_BROWSERS_PATH'] ?? cache;
  return machine
    .list(root)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => revision(b) - revision(a))
    .flatMap((name) => inPlaywright[platform]?.map((parts) => join(root, name, ...parts)) ?? []);
}

const revision = (name: string): number => Number(name.slice('chromium-'.length));

const macApp = ['Contents', 'MacOS'];
const inPlaywright: Partial<Record<NodeJS.Platform, readonly (readonly string[])[]>> = {
  linux: [
    ['chrome-linux64', 'chrome'],
    ['chrome-linux', 'chrome'],
  ],
  win32: [
    ['chrome-win64', 'chrome.exe'],
    ['chrome-win', 'chrome.exe'],
  ],
  darwin: [
    ['chrome-mac-arm64', 'Google Chrome for Testing.app', ...macApp, 'Google Chrome for Testing'],
    ['chrome-mac', 'Chromium.app', ...macApp, 'Chromium'],
  ],
};
