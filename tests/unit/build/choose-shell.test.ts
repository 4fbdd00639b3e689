import { expect, test } from 'vitest';
import { chooseShell, type Surroundings } from '../../../build/choose-shell.ts';

const desk: Surroundings = {
  platform: 'linux',
  env: { DISPLAY: ':0' },
  asRoot: false,
  electronProgram: '/node_modules/electron/dist/electron',
};

test('Electron wherever it can run', () => {
  expect(chooseShell(desk).shell).toBe('electron');
  expect(chooseShell({ ...desk, platform: 'win32', env: {} }).shell).toBe('electron');
  expect(chooseShell({ ...desk, env: { WAYLAND_DISPLAY: 'wayland-0' } }).shell).toBe('electron');
});

test('the Chromium shell everywhere else, and the line says why', () => {
  const because = (change: Partial<Surroundings>) => {
    const { shell, reason } = chooseShell({ ...desk, ...change });
    expect(shell).toBe('chromium');
    return reason;
  };
  expect(because({ electronProgram: undefined })).toContain('not downloaded');
  expect(because({ env: {} })).toBe('there is no display');
  expect(because({ asRoot: true })).toContain('root');
  expect(because({ env: { DISPLAY: ':0', YINGBIN_HEADLESS: '1' } })).toContain('YINGBIN_HEADLESS');
});

test('YINGBIN_SHELL overrules, and a word it does not know is no choice', () => {
  expect(chooseShell({ ...desk, env: { YINGBIN_SHELL: 'chromium' } }).shell).toBe('chromium');
  expect(chooseShell({ ...desk, electronProgram: undefined, env: { YINGBIN_SHELL: 'electron' } }).shell).toBe(
    'electron',
  );
  expect(chooseShell({ ...desk, env: { DISPLAY: ':0', YINGBIN_SHELL: 'firefox' } }).shell).toBe('electron');
});
