import { expect, test } from 'vitest';
import type { LogLevel } from '../../../../main/logging/catalogue.ts';
import { createLogger } from '../../../../main/logging/pino-logger.ts';
import { anyPicture } from '../../../support/any-picture.ts';
import { carriers, templateCarriers } from '../../../support/face-carriers.ts';
import { anyTemplate } from '../../../support/face-template.ts';

const sink = () => {
  const lines: string[] = [];
  return { lines, write: (line: string) => void lines.push(line) };
};

function logger(level: LogLevel = 'info') {
  const file = sink();
  const terminal = sink();
  const log = createLogger({ file, console: terminal }, level, () => new Date('2026-01-05T08:00:00Z'));
  return { log, terminal: terminal.lines, entries: () => file.lines.map((line) => JSON.parse(line)) };
}

test('an event becomes a JSON line for machines and a sentence for people', () => {
  const { log, entries, terminal } = logger();
  log.write('device.health', {
    device: 'id-reader',
    health: 'absent',
    detail: 'tcp 192.168.1.20:4001 refused',
  });
  expect(entries()).toEqual([
    {
      level: 'info',
      time: '2026-01-05T08:00:00.000Z',
      event: 'device.health',
      device: 'id-reader',
      health: 'absent',
      detail: 'tcp 192.168.1.20:4001 refused',
      said: 'id-reader is absent (tcp 192.168.1.20:4001 refused)',
    },
  ]);
  expect(terminal).toEqual(['[yingbin] id-reader is absent (tcp 192.168.1.20:4001 refused)\n']);
});

test('events below the level are written nowhere', () => {
  const { log, entries, terminal } = logger('warn');
  log.write('flow.step', { step: 'home' });
  log.write('window.connected', {});
  log.write('window.lost', { reason: 'crashed' });
  expect(entries()).toHaveLength(1);
  expect(terminal).toEqual(['[yingbin] ! the window is gone (crashed)\n']);
});

test('a field that the catalogue does not name is dropped', () => {
  const { log, entries } = logger();
  log.write('window.lost', { reason: 'crashed', visitor: 'Zhang Sanfeng' } as { reason: string });
  expect(entries()[0]).not.toHaveProperty('visitor');
});

/** What must never be found in a log: ID and passport numbers, mainland mobile numbers, Chinese names. */
const personal = /\d{7}|\p{Script=Han}/u;

// Synthetic: births in 1900, check digits right, the phone from the range kept for tests.
test.each([
  '110101190001011009',
  '11010119000101100X',
  '110101 19000101 1009',
  '110101-1900-0101-1009',
  '13800138000',
  '138 0013 8000',
  'E12345678',
  'H1234567',
  '张三丰',
  'UNIQUE constraint failed: 110101190001011009 张三丰',
])('%s never reaches the file or the terminal, whatever field it hides in', (value) => {
  const { log, entries, terminal } = logger('debug');
  log.write('storage.fault', { fault: value, detail: `could not write ${value}` });
  log.write('call.failed', { call: value, detail: value });
  log.write('flow.step', { step: value });
  // As a number it has to be one that no count or duration reaches.
  if (value.length > 10) log.write('flow.timing', { what: value, ms: Number(value.replace(/\D/g, '')) });
  log.write('window.failed', { where: `render of ${value}` });
  log.write('app.failed', { where: value, detail: `at ${value}` });
  expect(entries().length).toBeGreaterThanOrEqual(5);
  expect(JSON.stringify(entries())).not.toMatch(personal);
  expect(terminal.join('')).not.toMatch(personal);
});

// Errors of libraries quote what they could not use.
test('no part of a picture or a template reaches a log, whatever it hides in', () => {
  const { log, entries, terminal } = logger();
  const picture = anyPicture('PNG', Buffer.alloc(400, 0xa5));
  const carried = [
    ...Object.values(carriers).map((carry) => carry(picture)),
    ...Object.values(templateCarriers(anyTemplate())),
  ];
  for (const value of carried) {
    log.write('storage.fault', { fault: 'x', detail: value as string });
    if (typeof value === 'string')
      log.write('device.fault', { device: 'camera', fault: 'x', detail: `could not use ${value}` });
  }
  expect(entries().length).toBeGreaterThan(carried.length);
  expect(new Set(entries().map(({ detail }) => detail))).toEqual(new Set(['#']));
  expect(terminal.join('')).not.toContain(picture.toString('base64').slice(0, 8));
});

test('what a technician needs stays readable', () => {
  const { log, entries } = logger();
  const detail = 'serial /dev/ttyUSB0 115200: EACCES at main/devices/transport/serial.ts:41:13';
  log.write('device.fault', { device: 'id-reader', fault: 'denied', detail });
  expect(entries()[0].detail).toBe(detail);
});
