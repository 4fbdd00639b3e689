import { expect, test } from 'vitest';
import { decodeTsplStatus, healthOf } from '../../../../../../main/devices/label-printer/tspl/status.ts';

test.each([
  [0x00, 'ready', false],
  [0x01, 'cover-open', false],
  [0x02, 'jammed', false],
  [0x04, 'out-of-labels', false],
  [0x08, 'out-of-ribbon', false],
  [0x10, 'paused', false],
  [0x20, 'ready', true],
  [0x40, 'cover-open', false],
  [0x80, 'over-heated', false],
] as const)('byte %i means %s, printing %s', (byte, health, printing) => {
  const status = decodeTsplStatus(byte);
  expect(healthOf(status)).toBe(health);
  expect(status.printing).toBe(printing);
});

test('bits combine, and the first fault is the one to deal with first', () => {
  expect(decodeTsplStatus(0x05)).toEqual({ faults: ['cover-open', 'out-of-labels'], printing: false });
  expect(decodeTsplStatus(0x36)).toEqual({ faults: ['jammed', 'out-of-labels', 'paused'], printing: true });
  expect(decodeTsplStatus(0xff).faults).toEqual([
    'cover-open',
    'jammed',
    'out-of-labels',
    'out-of-ribbon',
    'over-heated',
    'paused',
  ]);
});

test('only a byte without a fault bit is ready', () => {
  const ready = Array.from({ length: 256 }, (_, byte) => byte).filter(
    (byte) => healthOf(decodeTsplStatus(byte)) === 'ready',
  );
  expect(ready).toEqual([0x00, 0x20]);
});

test('silence is unknown, never ready', () => {
  expect(healthOf(undefined)).toBe('unknown');
});
