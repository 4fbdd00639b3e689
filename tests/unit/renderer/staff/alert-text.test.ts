import { expect, test } from 'vitest';
import { alertText } from '../../../../renderer/kiosk/staff/alert-text.ts';
import { en } from '../../../../renderer/strings/en/index.ts';
import type { Translate } from '../../../../renderer/strings/index.ts';

const t: Translate = (key, values) => en[key].replace('{{name}}', String(values?.['name'] ?? ''));

test('a device in trouble is named with what to do', () => {
  expect(alertText('printer.out-of-labels', t)).toBe('Printer: load labels');
  expect(alertText('reader.fault', t)).toBe('Card reader: fault');
});

test('an alert without words of its own is shown by its name rather than hidden', () => {
  expect(alertText('disk-nearly-full', t)).toBe('Also: disk-nearly-full');
});
