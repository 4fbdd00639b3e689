import { expect, test } from 'vitest';
import { deviceForms } from '../../../../domain/device/forms.ts';
import { instant } from '../../../../domain/kernel/time.ts';
import { momentText } from '../../../../renderer/kiosk/staff/devices/moment-text.ts';
import {
  fieldHint,
  fieldLabel,
  unitOf,
  valueWords,
} from '../../../../renderer/kiosk/staff/devices/set-up/field-words.ts';
import {
  problemOf,
  problemsElsewhere,
  withoutProblem,
} from '../../../../renderer/kiosk/staff/devices/set-up/problems.ts';
import type { Translate } from '../../../../renderer/strings/index.ts';
import { devices as english } from '../../../../renderer/strings/en/devices.ts';
import { devices as chinese } from '../../../../renderer/strings/zh-cn/devices.ts';

const t: Translate = (key, values = {}) =>
  (english as Readonly<Record<string, string>>)[key]?.replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
    String(values[name]),
  ) ?? key;

const forms = Object.values(deviceForms()).flat();
const fields = forms.flatMap((form) => form.fields);

test('every driver, connection and setting that the configuration knows has words', () => {
  const keys = new Set([
    ...forms.map(({ driver }) => `device-driver.${driver}`),
    ...forms.flatMap(({ transport }) => (transport ? [`device-transport.${transport}`] : [])),
    ...fields.map(({ name }) => `device-field.${name}`),
  ]);
  for (const key of keys) {
    expect(Object.keys(chinese), key).toContain(key);
    expect(Object.keys(english), key).toContain(key);
  }
});

// Names that mean the same in every language are shown as they are.
test('every choice has words, or is a name', () => {
  const names = new Set(['RAW', 'XPS_PASS', 'dcttech', 'ucreatefun', '203', '300', '600']);
  for (const { name, choices = [] } of fields) {
    for (const choice of choices) {
      const key = `device-choice.${name}.${choice}`;
      expect(names.has(String(choice)) || key in english, key).toBe(true);
    }
  }
});

test('no word is left over from a setting that is gone', () => {
  const known = new Set([
    ...forms.map(({ driver }) => `device-driver.${driver}`),
    ...forms.map(({ transport }) => `device-transport.${transport}`),
    ...fields.flatMap(({ name, choices = [] }) => [
      `device-field.${name}`,
      `device-hint.${name}`,
      ...choices.map((choice) => `device-choice.${name}.${choice}`),
    ]),
  ]);
  const groups = /^device-(?:driver|transport|field|hint|choice)\./;
  expect(Object.keys(chinese).filter((key) => groups.test(key) && !known.has(key))).toEqual([]);
});

test('a value is read with its unit, and a name that nobody knows is shown as it is', () => {
  const field = (name: string) => {
    const found = fields.find((one) => one.name === name);
    if (!found) throw new Error(name);
    return found;
  };
  expect(valueWords(field('widthMm'), 80, t)).toBe('80 mm');
  expect(valueWords(field('reprintOff'), true, t)).toBe('Yes');
  expect(valueWords(field('sensing'), 'black-mark', t)).toBe('Black marks');
  expect(valueWords(field('wiring'), { red: 1, door: 4 }, t)).toBe('Red light 1 · Door 4');
  expect(valueWords(field('safeOn'), ['door'], t)).toBe('Door');
  expect(valueWords(field('profile'), { reportBytes: 8 }, t)).toBe('As in the file');
  expect(valueWords(field('host'), undefined, t)).toBe('');
  expect(fieldHint(field('jobLifeSeconds'), t)).toBe('5 to 600 s');
  expect(unitOf('host', t)).toBe('');
  expect(fieldLabel('newer', t)).toBe('newer');
});

test('a problem stands at its setting, whichever part of it is wrong', () => {
  const expected = { 'zh-CN': '整数', en: 'a whole number' };
  const at = (field: string) => ({ field, expected });
  const problems = [at('wiring.red'), at('devices'), at('devices.idReaders.0.path')];
  expect(problemOf('wiring', problems)).toBe(expected);
  // Two devices of one name: the list is wrong, and the name is what to change.
  expect(problemOf('id', problems)).toBe(expected);
  expect(problemsElsewhere(['id', 'wiring'], problems)).toEqual([at('devices.idReaders.0.path')]);
  expect(withoutProblem('wiring', problems)).toHaveLength(2);
});

test('a moment is told on the wall clock of the site', () => {
  const at = instant(Date.UTC(2026, 2, 2, 1, 5));
  expect(momentText(at, 'Asia/Shanghai', 'zh-CN')).toBe('3月2日 09:05');
  expect(momentText(at, 'Asia/Shanghai', 'en')).toBe('2 Mar, 09:05');
});
