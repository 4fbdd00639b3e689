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
  isElectron: false,
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
  expect(helperProgram(undefined, own)).toEqual({ command: '/opt/kiosk', script, env });
});

test('a kiosk in Electron is told to be a Node', () => {
  const asNode = { ...env, ELECTRON_RUN_AS_NODE: '1' };
  expect(helperProgram(undefined, { ...own, isElectron: true })).toEqual({
    command: '/opt/kiosk',
    script,
    env: asNode,
  });
});

test('a Node of another bitness is taken where one is named', () => {
  expect(helperProgram('/opt/node32', { ...own, isElectron: true })).toEqual({
    command: '/opt/node32',
    script,
    env,
  });
});
