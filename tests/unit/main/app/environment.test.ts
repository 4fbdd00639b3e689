import { expect, test } from 'vitest';
import { defaultDataDir, readEnvironment } from '../../../../main/app/environment.ts';

test('an empty environment has sensible answers', () => {
  expect(readEnvironment({ HOME: '/home/guard' }, 'linux', '/home/guard')).toEqual({
    ok: true,
    value: {
      configFile: undefined,
      demo: undefined,
      dataDir: '/home/guard/.local/share/yingbin',
      port: 0,
      headless: false,
      kiosk: undefined,
      logLevel: 'info',
      server: { url: undefined, code: undefined },
    },
  });
});

test('every variable is read, and an empty one counts as not set', () => {
  const env = {
    YINGBIN_CONFIG: '/etc/yingbin.json',
    YINGBIN_DATA_DIR: '/var/lib/yingbin',
    YINGBIN_DEMO: '',
    YINGBIN_PORT: '8080',
    YINGBIN_HEADLESS: '1',
    YINGBIN_KIOSK: '0',
    YINGBIN_LOG_LEVEL: 'debug',
  };
  expect(readEnvironment(env, 'linux', '/root')).toMatchObject({
    value: {
      configFile: '/etc/yingbin.json',
      demo: undefined,
      dataDir: '/var/lib/yingbin',
      port: 8080,
      headless: true,
      kiosk: false,
      logLevel: 'debug',
    },
  });
});

test('each wrong variable is named', () => {
  const wrong = readEnvironment({ YINGBIN_PORT: '99999', YINGBIN_DEMO: 'huge' }, 'linux', '/root');
  expect(wrong.ok).toBe(false);
  expect(wrong.ok ? '' : wrong.error).toMatch(/YINGBIN_DEMO: .*; YINGBIN_PORT: /);
});

test('each system keeps its data where its users expect it', () => {
  expect(defaultDataDir({ XDG_DATA_HOME: '/x' }, 'linux', '/home/a')).toBe('/x/yingbin');
  expect(defaultDataDir({}, 'darwin', '/Users/a')).toBe('/Users/a/Library/Application Support/Yingbin');
  expect(defaultDataDir({ LOCALAPPDATA: 'D:\\Local' }, 'win32', 'C:\\Users\\a')).toBe('D:\\Local\\Yingbin');
  expect(defaultDataDir({}, 'win32', 'C:\\Users\\a')).toBe('C:\\Users\\a\\AppData\\Local\\Yingbin');
});

test('a demo that is named keeps to itself: another site has other rules and other visitors', () => {
  const dataDirOf = (demo: string) => readEnvironment({ YINGBIN_DEMO: demo }, 'linux', '/home/guard');
  expect(dataDirOf('low')).toMatchObject({ value: { dataDir: '/home/guard/.local/share/yingbin-low' } });
  expect(dataDirOf('high')).toMatchObject({ value: { dataDir: '/home/guard/.local/share/yingbin-high' } });
});
