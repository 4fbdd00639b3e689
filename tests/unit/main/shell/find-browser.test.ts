import { expect, test } from 'vitest';
import { findBrowser, type Machine } from '../../../../main/shell/find-browser.ts';

const machine = (platform: NodeJS.Platform, files: readonly string[], env: Machine['env'] = {}): Machine => ({
  platform,
  env,
  home: platform === 'win32' ? 'C:\\Users\\a' : '/home/a',
  exists: (path) => files.includes(path),
  list: (folder) =>
    files
      .filter((path) => path.startsWith(`${folder}/`))
      .map((path) => path.slice(folder.length + 1).split('/')[0] ?? ''),
});
const found = (path: string) => ({ ok: true, value: path });

test('CHROMIUM_PATH decides, and a wrong one is told instead of passed over', () => {
  const files = ['/opt/own/chrome', '/usr/bin/chromium'];
  expect(findBrowser(machine('linux', files, { CHROMIUM_PATH: '/opt/own/chrome' }))).toEqual(
    found('/opt/own/chrome'),
  );
  expect(findBrowser(machine('linux', files, { CHROMIUM_PATH: '/opt/gone' }))).toEqual({
    ok: false,
    error: 'CHROMIUM_PATH names no file: /opt/gone',
  });
});

test('Linux: Chrome before Chromium before Edge, anywhere on the PATH, snaps last', () => {
  const env = { PATH: '/usr/local/bin:/usr/bin' };
  const chrome = '/usr/bin/google-chrome-stable';
  const files = ['/usr/bin/microsoft-edge', '/usr/bin/chromium', chrome];
  expect(findBrowser(machine('linux', files, env))).toEqual(found(chrome));
  expect(findBrowser(machine('linux', files.slice(0, 2), env))).toEqual(found('/usr/bin/chromium'));
  expect(findBrowser(machine('linux', files.slice(0, 1), env))).toEqual(found('/usr/bin/microsoft-edge'));
  expect(findBrowser(machine('linux', ['/snap/bin/chromium'], env))).toEqual(found('/snap/bin/chromium'));
});

test('Windows: for all users, then for this user; Edge is nearly always there', () => {
  const env = {
    ProgramFiles: 'C:\\PF',
    'ProgramFiles(x86)': 'C:\\PF86',
    LOCALAPPDATA: 'C:\\Users\\a\\Local',
  };
  const edge = 'C:\\PF86\\Microsoft\\Edge\\Application\\msedge.exe';
  const chrome = 'C:\\PF\\Google\\Chrome\\Application\\chrome.exe';
  expect(findBrowser(machine('win32', [edge], env))).toEqual(found(edge));
  expect(findBrowser(machine('win32', [edge, chrome], env))).toEqual(found(chrome));
});

test('macOS: the applications folder', () => {
  const edge = '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge';
  expect(findBrowser(machine('darwin', [edge]))).toEqual(found(edge));
});

test("Playwright's own browser is the last resort, its newest revision first", () => {
  const own = (revision: number) => `/home/a/.cache/ms-playwright/chromium-${revision}/chrome-linux/chrome`;
  const shell = '/home/a/.cache/ms-playwright/chromium_headless_shell-1300/chrome-linux/headless_shell';
  expect(findBrowser(machine('linux', [shell, own(999), own(1200)]))).toEqual(found(own(1200)));
  const elsewhere = '/pw/chromium-5/chrome-linux64/chrome';
  expect(findBrowser(machine('linux', [elsewhere], { PLAYWRIGHT_BROWSERS_PATH: '/pw' }))).toEqual(
    found(elsewhere),
  );
});

test('nothing installed is said in one sentence', () => {
  expect(findBrowser(machine('linux', []))).toEqual({
    ok: false,
    error: 'no Chromium, Chrome or Edge is installed',
  });
});
