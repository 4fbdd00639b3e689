import { expect, test } from 'vitest';
import { alertText } from '../../../../renderer/kiosk/staff/alert-text.ts';
import { en } from '../../../../renderer/strings/en/index.ts';
import type { Translate } from '../../../../renderer/strings/index.ts';

const t: Translate = (key, values) =>
  en[key].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values?.[name] ?? ''));

test('a device in trouble is named with what to do', () => {
  expect(alertText({ key: 'printer.out-of-labels', device: 'printer-2' }, t)).toBe(
    'Printer: load labels (printer-2)',
  );
  expect(alertText({ key: 'reader.fault' }, t)).toBe('Card reader: fault');
});

test('an alert without words of its own is shown by its name rather than hidden', () => {
  expect(alertText({ key: 'disk-nearly-full' }, t)).toBe('Also: disk-nearly-full');
});
