import { expect, test } from 'vitest';
import type { DeviceConfig } from '../../../../domain/device/config/devices.ts';
import { idReader } from '../../../../domain/device/config/id-reader.ts';
import { labelPrinter } from '../../../../domain/device/config/label-printer.ts';
import { deviceForms } from '../../../../domain/device/forms.ts';
import {
  draftOf,
  driversOf,
  entryOf,
  formForPort,
  formOf,
  isChanged,
  newDraft,
  transportsOf,
  withDriver,
  withPort,
  withValue,
  type Draft,
} from '../../../../renderer/kiosk/staff/devices/set-up/draft.ts';

const forms = deviceForms();
const printers = forms['label-printer'];
const label = { widthMm: 80, heightMm: 50, gapMm: 2, dpi: 203 };
const tspl = labelPrinter.parse({
  ...label,
  ...{ id: 'printer-1', driver: 'tspl', transport: 'tcp', host: '192.168.1.20', density: 11 },
});

function entered(draft: Draft): Record<string, unknown> {
  const form = formOf(draft, forms[draft.kind]);
  if (!form) throw new Error('no form');
  return entryOf(draft, form);
}

test('a device that is opened and saved stays as it is', () => {
  const configs: readonly [Draft['kind'], DeviceConfig][] = [
    ['label-printer', tspl],
    ['id-reader', idReader.parse({ id: 'reader-1', driver: 'sam', transport: 'serial', path: 'COM3' })],
    [
      'id-reader',
      idReader.parse({ id: 'reader-1', driver: 'vendor-library', library: 'a.dll', port: 1_001 }),
    ],
  ];
  for (const [kind, config] of configs) {
    const schema = kind === 'id-reader' ? idReader : labelPrinter;
    expect(schema.parse(entered(draftOf(kind, config, forms[kind])))).toEqual(config);
  }
});

// The form has no room for a framing of the vendor's own; saving another setting must not lose it.
test('what only the file can hold is kept', () => {
  const profile = { reportBytes: 32, reportId: 0, lengthPrefix: 'none', padding: 0 } as const;
  const config = idReader.parse({ id: 'reader-1', driver: 'sam', transport: 'hid', profile });
  const draft = draftOf('id-reader', config, forms['id-reader']);
  expect(entered(withValue(draft, 'serialNumber', 'A1'))).toMatchObject({ profile, serialNumber: 'A1' });
});

test('another driver has defaults of its own, keeps the label, and coming back loses nothing', () => {
  const draft = draftOf('label-printer', tspl, printers);
  const zpl = withDriver(draft, 'zpl', printers);
  expect(entered(zpl)).toEqual({
    ...{ id: 'printer-1', driver: 'zpl', transport: 'tcp', host: '192.168.1.20' },
    ...label,
  });
  expect(entered(withDriver(zpl, 'tspl', printers))).toEqual(entered(draft));
});

test('a driver that knows other connections only asks which one', () => {
  const draft = withDriver(newDraft('relay-board', []), 'modbus', forms['relay-board']);
  expect(formOf(draft, forms['relay-board'])).toBeUndefined();
  expect(transportsOf(forms['relay-board'], 'modbus')).toEqual(['tcp', 'rtu-tcp', 'rtu-serial']);
  expect(formOf(withDriver(draft, 'usb-relay', forms['relay-board']), forms['relay-board'])).toBeDefined();
});

test('typed numbers go as numbers, what is none as it is, and what is empty not at all', () => {
  const draft = draftOf('label-printer', tspl, printers);
  const typed = withValue(withValue(withValue(draft, 'widthMm', '62.5'), 'gapMm', '2.'), 'dpi', '');
  expect(entered(typed)).toMatchObject({ widthMm: 62.5, gapMm: '2.' });
  expect(entered(typed)).not.toHaveProperty('dpi');
  // A name of figures stays a text.
  expect(entered(withValue(draft, 'host', '10'))).toMatchObject({ host: '10' });
});

test('a new device gets the first free name, and drivers are offered once', () => {
  expect(newDraft('label-printer', ['printer-1', 'printer-3']).id).toBe('printer-2');
  expect(driversOf(printers)).toEqual(['tspl', 'zpl', 'escpos', 'brother-ql', 'simulator']);
});

test('a change is one only until it is taken back', () => {
  const draft = draftOf('label-printer', tspl, printers);
  expect(isChanged(withValue(draft, 'host', '10.0.0.1'), draft)).toBe(true);
  expect(isChanged(withValue(draft, 'host', '192.168.1.20'), draft)).toBe(false);
});

test('what is plugged in fills the form it fits', () => {
  const lp = {
    transport: 'lp',
    config: { path: '/dev/usb/lp0' },
    label: 'GP',
    suggests: { kind: 'label-printer', driver: 'tspl' },
  } as const;
  expect(entered(withPort(newDraft('label-printer', []), lp, printers))).toEqual({
    ...{ id: 'printer-1', driver: 'tspl', transport: 'lp', path: '/dev/usb/lp0' },
  });
  // A driver that was chosen stays where it knows the connection.
  const zpl = withDriver(newDraft('label-printer', []), 'zpl', printers);
  expect(entered(withPort(zpl, lp, printers))).toMatchObject({ driver: 'zpl', path: '/dev/usb/lp0' });

  const relay = {
    transport: 'hid',
    config: { vendorId: '16c0', productId: '05df', serialNumber: 'BITFT' },
    label: 'USBRelay4',
    suggests: { kind: 'relay-board', driver: 'usb-relay' },
  } as const;
  expect(entered(withPort(newDraft('relay-board', []), relay, forms['relay-board']))).toEqual({
    ...{ id: 'relay-1', driver: 'usb-relay', serialNumber: 'BITFT' },
  });
  expect(formForPort(newDraft('label-printer', []), relay, printers)).toBeUndefined();

  const line = { transport: 'serial', config: { path: 'COM4' }, label: 'COM4' } as const;
  const modbus = withDriver(newDraft('relay-board', []), 'modbus', forms['relay-board']);
  expect(formForPort(modbus, line, forms['relay-board'])).toMatchObject({ transport: 'rtu-serial' });
});
