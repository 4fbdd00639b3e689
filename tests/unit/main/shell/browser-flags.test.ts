import { expect, test } from 'vitest';
import { browserFlags } from '../../../../main/shell/browser-flags.ts';

const options = {
  address: 'http://127.0.0.1:1/enter/x',
  profileDir: '/data/window',
  kiosk: true,
  asRoot: false,
};

test('a kiosk fills the screen, a desk gets a window', () => {
  expect(browserFlags(options)).toContain('--kiosk');
  expect(browserFlags({ ...options, kiosk: false })).not.toContain('--kiosk');
});

test('the sandbox is only given up for root', () => {
  expect(browserFlags(options)).not.toContain('--no-sandbox');
  expect(browserFlags({ ...options, asRoot: true })).toContain('--no-sandbox');
});

test('no finger can zoom or swipe away, and sounds need no touch', () => {
  expect(browserFlags(options)).toEqual(
    expect.arrayContaining([
      '--disable-pinch',
      '--overscroll-history-navigation=0',
      '--autoplay-policy=no-user-gesture-required',
      expect.stringMatching(/^--disable-features=.*Translate/),
    ]),
  );
});

test('the browser asks no visitor whether the page may use the camera', () => {
  expect(browserFlags(options)).toContain('--auto-accept-camera-and-microphone-capture');
});

test('nothing weakens the page: no disabled web security, no debugging port', () => {
  expect(browserFlags({ ...options, asRoot: true }).join(' ')).not.toMatch(
    /web-security|remote-debugging|allow-/,
  );
});
