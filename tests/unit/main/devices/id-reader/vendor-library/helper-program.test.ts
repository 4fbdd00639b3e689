import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  helperProgram,
  helperScript,
} from '../../../../../../main/devices/id-reader/vendor-library/helper-program.ts';
import type { OwnProcess } from '../../../../../../main/devices/id-reader/vendor-library/helper-program.ts';

const own: OwnProcess = {
  execPath: '/opt/kiosk',
  env: { LANG: 'zh_CN.UTF-8', NODE_OPTIONS: '--inspect=9229' },
  electron: 'none',
};
const env = { LANG: 'zh_CN.UTF-8' };
const script = helperScript();

test('the script is there, and in an installed kiosk it lies outside the archive', () => {
  expect(existsSync(script)).toBe(true);
  expect(helperScript('/opt/Yingbin/resources/app.asar/dist/main')).toBe(
    '/opt/Yingbin/resources/app.asar.unpacked/dist/main/vendor-library-helper.mjs',
  );
});

test('a kiosk on Node is its own helper, without its own debugger', () => {
  expect(helperProgram(undefined, own)).toEqual({ ok: true, value: { command: '/opt/kiosk', script, env } });
});

test("a kiosk in development's Electron is told to be a Node", () => {
  const program = helperProgram(undefined, { ...own, electron: 'development' });
  const asNode = { ...env, ELECTRON_RUN_AS_NODE: '1' };
  expect(program).toEqual({ ok: true, value: { command: '/opt/kiosk', script, env: asNode } });
});

// It would start a second kiosk.
test('an installed kiosk is never started as a helper', () => {
  const installed: OwnProcess = { ...own, electron: 'installed' };
  expect(helperProgram(undefined, installed)).toMatchObject({ ok: false, error: { kind: 'denied' } });
  expect(helperProgram('/opt/node32', installed)).toEqual({
    ok: true,
    value: { command: '/opt/node32', script, env },
  });
});
