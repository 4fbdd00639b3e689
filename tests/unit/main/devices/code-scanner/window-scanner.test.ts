import { beforeEach, expect, test } from 'vitest';
import type { CodeScannerEvent } from '../../../../../main/devices/code-scanner/port.ts';
import { createScanWindow, type ScanWindow } from '../../../../../main/devices/code-scanner/scan-window.ts';
import {
  createWindowScanner,
  windowCodeLimit,
} from '../../../../../main/devices/code-scanner/window-scanner.ts';
import { defaultScannerTimings } from '../../../../../main/devices/code-scanner/driver.ts';
import { supervisorDelays } from '../../../../../main/devices/health/supervisor.ts';
import { noVitals } from '../../../../../main/devices/health/vitals.ts';
import { createFakeTimers, type FakeTimers } from '../../../../support/fake-timers.ts';

let timers: FakeTimers;
let window: ScanWindow;
let events: CodeScannerEvent[];
let beats: number;

beforeEach(() => {
  timers = createFakeTimers();
  window = createScanWindow();
  events = [];
  beats = 0;
});

function start(source: 'keyboard' | 'camera') {
  const vitals = { ...noVitals, alive: () => void (beats += 1) };
  const scanner = createWindowScanner({ source, feed: window, timers, vitals });
  scanner.onEvent((event) => events.push(event));
  scanner.start();
  return scanner;
}
const codes = () => events.flatMap((event) => (event.type === 'code' ? [event.text] : []));
const health = () => events.flatMap((event) => (event.type === 'health' ? [event.health] : []));

test('it is ready while a window is there, and only then', () => {
  start('keyboard');
  expect(health()).toEqual(['connecting']);
  window.came();
  window.came();
  window.lost();
  window.came();
  expect(health()).toEqual(['connecting', 'ready', 'absent', 'ready']);
});

test('set up while the window is open, it is ready at once', () => {
  window.came();
  start('camera');
  expect(health()).toEqual(['connecting', 'ready']);
});

test('a camera that is denied or gone is absent until it works; the keyboard does not care', () => {
  window.came();
  start('camera');
  window.camera('denied');
  expect(events.at(-1)).toMatchObject({ health: 'absent', detail: expect.stringContaining('does not let') });
  window.camera('works');
  expect(health().at(-1)).toBe('ready');
  events = [];
  start('keyboard');
  window.camera('absent');
  expect(health().filter((each) => each === 'absent')).toHaveLength(1);
});

test('codes come from their own source, and from a source that is not set up they are dropped', () => {
  window.came();
  start('keyboard');
  window.code('keyboard', 'A017');
  window.code('camera', 'B018');
  expect(codes()).toEqual(['A017']);
});

test('a code that stays in view counts once', async () => {
  start('camera');
  for (let turn = 0; turn < 5; turn += 1) {
    window.code('camera', 'A017');
    await timers.advance(defaultScannerTimings.repeatMs - 1);
  }
  expect(codes()).toEqual(['A017']);
});

test('a code that is still there when the camera comes back after a few seconds does not count again', async () => {
  start('camera');
  window.code('camera', 'no badge');
  await timers.advance(4_900);
  window.code('camera', 'no badge');
  expect(codes()).toEqual(['no badge']);
  await timers.advance(5_000);
  window.code('camera', 'no badge');
  expect(codes()).toEqual(['no badge', 'no badge']);
});

test('no more codes are taken than a hand can scan', async () => {
  start('keyboard');
  for (let turn = 0; turn < 1_000; turn += 1) window.code('keyboard', `A${turn}`);
  expect(codes()).toHaveLength(windowCodeLimit.codes);
  await timers.advance(windowCodeLimit.withinMs);
  window.code('keyboard', 'A017');
  expect(codes().at(-1)).toBe('A017');
});

test('it shows that it lives while nothing is scanned; stopped, it hears nothing and leaves no timer', async () => {
  const scanner = start('keyboard');
  const before = beats;
  await timers.advance(supervisorDelays.hangMs);
  expect(beats).toBeGreaterThan(before);
  window.code('keyboard', 'A017');
  await scanner.stop();
  window.code('keyboard', 'B018');
  window.lost();
  expect([codes(), health().at(-1), timers.pending()]).toEqual([['A017'], 'connecting', 0]);
});
