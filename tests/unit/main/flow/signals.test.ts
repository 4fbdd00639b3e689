import { expect, test } from 'vitest';
import type { KioskStatus, Screen } from '../../../../domain/visit/status.ts';
import { devicesSchema } from '../../../../domain/device/config/devices.ts';
import { instant } from '../../../../domain/kernel/time.ts';
import type { RelayBoard } from '../../../../main/devices/relay-board/index.ts';
import { createSignalRunner, signalsOf } from '../../../../main/flow/signals.ts';
import type { SignalRules } from '../../../../main/flow/signals.ts';
import { statusWith } from '../../../support/screens/status.ts';

const defaults: SignalRules = {
  ...devicesSchema.parse({}).signals,
  watched: ['reader', 'printer', 'scanner'],
};
const home: Screen = { name: 'home', typedDocument: false };
const review: Screen = { name: 'review', since: instant(0), escalated: false };
const done = (kind: Extract<Screen, { name: 'done' }>['kind'], badgeNumber = 'A-0001'): Screen => ({
  ...{ name: 'done', kind, badgeNumber },
});
const quiet = statusWith(home);

const change = (to: Partial<KioskStatus>, rules = defaults, from: Partial<KioskStatus> = {}) =>
  signalsOf({ ...quiet, ...from }, { ...quiet, ...to }, rules);

const amberFlash = { type: 'signal', channel: 'amber', pattern: 'flash' };
const redSteady = { type: 'signal', channel: 'red', pattern: 'steady' };
const welcome = { type: 'signal', channel: 'green', pattern: 'steady', forMs: 5_000 };
const off = (channel: string) => ({ type: 'signal', channel, pattern: 'off' });

test.each<readonly [string, Partial<KioskStatus>, readonly object[]]>([
  ['nothing has happened', {}, []],
  ['somebody calls for help', { helpCalled: true }, [amberFlash]],
  ['a visit waits for a guard', { screen: review }, [amberFlash]],
  ['the reader is gone', { reader: 'absent' }, [redSteady]],
  ['the printer is out of labels', { printer: 'out-of-labels' }, [redSteady]],
  ['a printer gives no status', { printer: 'unknown' }, []],
  ['a device connects', { reader: 'connecting' }, []],
  ['nothing can be saved', { screen: { name: 'save-problem', problem: 'disk-full' } }, [redSteady]],
  [
    'the kiosk is out of service',
    { screen: { name: 'out-of-service', problem: 'storage', detail: '' } },
    [redSteady],
  ],
  ['somebody has checked in', { screen: done('checked-in') }, [welcome]],
  ['somebody has checked out', { screen: done('checked-out') }, [welcome]],
  ['somebody is sent to the desk', { screen: done('see-staff') }, []],
])('%s', (_, to, acts) => {
  expect(change(to)).toEqual(acts);
});

test('a light goes out when its cause is over, and stays while it lasts', () => {
  const faulty = { reader: 'fault', printer: 'jammed' } as const;
  expect(change({ reader: 'fault' }, defaults, faulty)).toEqual([]);
  expect(change({}, defaults, faulty)).toEqual([off('red')]);
  expect(change({}, defaults, { helpCalled: true })).toEqual([off('amber')]);
});

test('where two causes want one light the more urgent has it, and gives it back', () => {
  const rules = { ...defaults, fault: { channel: 'amber', pattern: 'steady' } } as const;
  const faulty = { reader: 'fault' } as const;
  const both = { ...faulty, helpCalled: true };
  expect(change(faulty, rules)).toEqual([{ type: 'signal', channel: 'amber', pattern: 'steady' }]);
  expect(change(both, rules, faulty)).toEqual([amberFlash]);
  expect(change(faulty, rules, both)).toEqual([{ type: 'signal', channel: 'amber', pattern: 'steady' }]);
});

test('a device the site does not have is not missing', () => {
  expect(change({ scanner: 'absent' }, { ...defaults, watched: ['reader', 'printer'] })).toEqual([]);
});

test('a camera that a site has and that fails is a fault like any other; one that is starting is none', () => {
  const rules = { ...defaults, watched: ['camera'] } as const;
  expect(change({ camera: 'fault' }, rules)).toEqual(change({ reader: 'fault' }));
  expect(change({ camera: 'connecting' }, rules)).toEqual([]);
});

test('a signal of its own length ends by itself', () => {
  const rules = { ...defaults, help: { channel: 'sounder', pattern: 'steady', seconds: 3 } } as const;
  expect(change({ helpCalled: true }, rules)).toEqual([
    { type: 'signal', channel: 'sounder', pattern: 'steady', forMs: 3_000 },
  ]);
});

test('a signal that is off does not take the light from others', () => {
  const rules = {
    ...defaults,
    help: { channel: 'amber', pattern: 'off' },
    welcome: { channel: 'green', pattern: 'off' },
  } as const;
  expect(change({ helpCalled: true, screen: review }, rules)).toEqual([amberFlash]);
  expect(change({ screen: done('checked-in') }, rules)).toEqual([]);
});

test('the door opens only where it is configured, and for whom', () => {
  const rules: SignalRules = { ...defaults, door: ['checked-out'], doorPulseMs: 700 };
  const open = { type: 'pulse', channel: 'door', ms: 700 };
  expect(change({ screen: done('checked-in') }, rules)).toEqual([welcome]);
  expect(change({ screen: done('checked-out') }, rules)).toEqual([welcome, open]);
});

// A language changed on the last screen, a printer that comes back: the visitor is the same, and is inside already.
test('one visitor is welcomed once', () => {
  const rules: SignalRules = { ...defaults, door: ['checked-in'] };
  const screen = done('checked-in');
  expect(change({ screen, language: 'en' }, rules, { screen })).toEqual([]);
  expect(change({ screen: done('checked-in', 'A-0002') }, rules, { screen })).toHaveLength(2);
});

test('a kiosk that starts opens no door, but lights what is the matter', () => {
  const rules: SignalRules = { ...defaults, door: ['checked-in'] };
  const first = { ...quiet, screen: done('checked-in'), reader: 'absent' } as const;
  expect(signalsOf(undefined, first, rules)).toEqual([redSteady]);
});

test('a welcome does not put out a light that stands for something urgent', () => {
  const rules = { ...defaults, fault: { channel: 'green', pattern: 'flash' } } as const;
  const faulty = { printer: 'absent' } as const;
  expect(change({ ...faulty, screen: done('checked-in') }, rules, faulty)).toEqual([]);
});

test('the runner tells every board, and lights anew what lasts when boards or rules change', () => {
  const said: string[] = [];
  const boardNamed = (name: string): RelayBoard => ({
    start() {},
    signal: (channel, pattern) => void said.push(`${name} ${channel} ${pattern}`),
    pulse: (channel, ms) => void said.push(`${name} ${channel} ${ms}`),
    allSafe: () => void said.push(`${name} safe`),
    onHealth: () => () => {},
    stop: () => Promise.resolve(),
  });
  let boards = [boardNamed('a')];
  let rules: SignalRules = { ...defaults, door: ['checked-in'], doorPulseMs: 600 };
  const runner = createSignalRunner(
    () => boards,
    () => rules,
  );
  runner.show(quiet);
  runner.show({ ...quiet, reader: 'absent', screen: done('checked-in') });
  expect(said.splice(0)).toEqual(['a red steady', 'a green steady', 'a door 600']);
  boards = [boardNamed('a'), boardNamed('b')];
  rules = { ...rules, fault: { channel: 'amber', pattern: 'steady' } };
  runner.refresh();
  expect(said.splice(0)).toEqual(['a safe', 'b safe', 'a amber steady', 'b amber steady']);
  runner.show(quiet);
  expect(said).toEqual(['a amber off', 'b amber off']);
});
