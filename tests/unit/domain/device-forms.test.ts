import { expect, test } from 'vitest';
import { deviceLists, devicesSchema } from '../../../domain/device/config/devices.ts';
import { deviceForms, type DeviceField, type DeviceForm } from '../../../domain/device/forms.ts';
import type { DeviceKind } from '../../../domain/device/vocabulary.ts';

/** What a technician might fill in who only answers what must be answered. */
function answer({ name, kind, choices, min }: DeviceField): unknown {
  if (kind === 'relays') return { red: 1, door: 2 };
  if (kind === 'choice') return choices?.[0];
  if (kind === 'number') return min;
  return name.endsWith('Id') ? '04b8' : 'x';
}

function filledIn({ driver, transport, fields }: DeviceForm): object {
  const required = fields.filter((field) => field.required).map((field) => [field.name, answer(field)]);
  return { id: 'device-1', driver, ...(transport && { transport }), ...Object.fromEntries(required) };
}

const all = Object.entries(deviceForms()).flatMap(([kind, forms]) =>
  forms.map((form) => [kind as DeviceKind, form.driver, form.transport ?? '-', form] as const),
);

test.each(all)(
  '%s %s over %s: what the form must ask for is what the configuration needs',
  (kind, ...rest) => {
    const form = rest[2];
    const entry = filledIn(form);
    expect(devicesSchema.safeParse({ [deviceLists[kind]]: [entry] }).success).toBe(true);
    for (const { name, required } of form.fields) {
      if (!required) continue;
      const { [name]: _missing, ...without } = entry as Record<string, unknown>;
      expect(devicesSchema.safeParse({ [deviceLists[kind]]: [without] }).success).toBe(false);
    }
  },
);

test.each(all)('%s %s over %s: what the form offers, the configuration takes', (kind, ...rest) => {
  const form = rest[2];
  for (const { name, choices = [], min, max, initial } of form.fields) {
    for (const value of [...choices, min, max, initial].filter((one) => one !== undefined)) {
      const entry = { ...filledIn(form), [name]: value };
      expect(devicesSchema.safeParse({ [deviceLists[kind]]: [entry] }).success, `${name}: ${value}`).toBe(
        true,
      );
    }
  }
});

test('every way to a printer is there for every language', () => {
  const ways = deviceForms()['label-printer'].map(({ driver, transport }) => `${driver} ${transport}`);
  for (const language of ['tspl', 'zpl', 'escpos', 'brother-ql']) {
    for (const way of ['tcp', 'serial', 'lp', 'usb', 'cups', 'winspool']) {
      expect(ways).toContain(`${language} ${way}`);
    }
  }
});
