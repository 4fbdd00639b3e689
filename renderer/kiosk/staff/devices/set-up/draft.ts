import type { DeviceConfig } from '../../../../../domain/device/config/devices.ts';
import type { DeviceField, DeviceForm } from '../../../../../domain/device/forms.ts';
import type { DeviceKind } from '../../../../../domain/device/vocabulary.ts';
import type { DeviceSave, FoundPort } from '../../../../../preload/contract/devices.ts';

/** A device as it is being set up. */
export interface Draft {
  readonly kind: DeviceKind;
  /** The entry of the configuration that this replaces; absent for a new device. */
  readonly before?: string;
  readonly id: string;
  readonly driver?: string;
  readonly transport?: string;
  /**
   * What was chosen or typed, by field; a number is text as long as somebody types it. Kept when another driver hides a
   * field, so that coming back loses nothing.
   */
  readonly values: Readonly<Record<string, unknown>>;
}

/** The name is a field like the others, and the only one that every device has. */
export const nameField: DeviceField = { name: 'id', kind: 'text', required: true };

type Forms = readonly DeviceForm[];
/** What a saved entry is made of, as the contract has it. */
type Entry = NonNullable<DeviceSave['entry']>;

/** The form of a draft; absent until its driver and its connection are chosen. */
export function formOf({ driver, transport }: Draft, forms: Forms): DeviceForm | undefined {
  return forms.find((form) => form.driver === driver && form.transport === transport);
}

/**
 * A device as it is set up now. What stands at its default is left out: under another driver it has that driver's
 * default.
 */
export function draftOf(kind: DeviceKind, config: DeviceConfig, forms: Forms): Draft {
  const { id, driver, ...rest } = config as DeviceConfig & { readonly transport?: string };
  const { transport, ...settings } = rest;
  const draft: Draft = {
    ...{ kind, id, driver, before: id, values: {} },
    ...(transport !== undefined && { transport }),
  };
  const initials = new Map(formOf(draft, forms)?.fields.map(({ name, initial }) => [name, initial]));
  const values = Object.entries(settings).filter(([name, value]) => value !== initials.get(name));
  return { ...draft, values: Object.fromEntries(values) };
}

const stems: Readonly<Record<DeviceKind, string>> = {
  'id-reader': 'reader',
  'label-printer': 'printer',
  'code-scanner': 'scanner',
  camera: 'camera',
  'relay-board': 'relay',
};

/** A new device under the first name that is free. */
export function newDraft(kind: DeviceKind, taken: readonly string[]): Draft {
  for (let number = 1; ; number += 1) {
    const id = `${stems[kind]}-${number}`;
    if (!taken.includes(id)) return { kind, id, values: {} };
  }
}

/** The drivers of a kind, in the order of the configuration. */
export const driversOf = (forms: Forms): readonly string[] => [...new Set(forms.map((form) => form.driver))];

/** The connections a driver knows; none where there is only one way. */
export const transportsOf = (forms: Forms, driver: string | undefined): readonly string[] =>
  forms.flatMap((form) => (form.driver === driver && form.transport ? [form.transport] : []));

/** Another driver; the connection stays where that driver knows it too, and is to be chosen where it knows several others. */
export function withDriver(draft: Draft, driver: string, forms: Forms): Draft {
  const known = transportsOf(forms, driver);
  const stays = known.find((one) => one === draft.transport);
  const { transport: _other, ...rest } = draft;
  const transport = stays ?? (known.length === 1 ? known[0] : undefined);
  return { ...rest, driver, ...(transport !== undefined && { transport }) };
}

export function withValue(draft: Draft, name: string, value: unknown): Draft {
  if (name === nameField.name) return { ...draft, id: String(value) };
  return { ...draft, values: { ...draft.values, [name]: value } };
}

/** What a field shows: what was typed, or what it begins with. */
export function valueOf({ values }: Draft, { name, initial }: DeviceField): unknown {
  return values[name] ?? initial;
}

/** A Modbus line over a serial port is found as a serial port. */
const carries = (form: DeviceForm, port: FoundPort): boolean =>
  form.transport === port.transport || form.transport === `rtu-${port.transport}`;

/** The form that something plugged in would be set up with: the draft's own driver first, then what it looks like. */
export function formForPort(draft: Draft, port: FoundPort, forms: Forms): DeviceForm | undefined {
  const { suggests } = port;
  const looksLike = suggests?.kind === draft.kind ? suggests.driver : undefined;
  const names = new Set(Object.keys(port.config));
  const fits = (form: DeviceForm): boolean =>
    carries(form, port) ||
    // A driver that knows only one way is found by what it looks like, or by taking what names the device.
    (form.transport === undefined &&
      form.driver === looksLike &&
      form.fields.some(({ name }) => names.has(name)));
  const fitting = forms.filter(fits);
  return (
    fitting.find((form) => form.driver === draft.driver) ??
    fitting.find((form) => form.driver === looksLike) ??
    fitting[0]
  );
}

/** Takes over what names the plugged-in device, and the connection it hangs on. */
export function withPort(draft: Draft, port: FoundPort, forms: Forms): Draft {
  const form = formForPort(draft, port, forms);
  if (!form) return draft;
  const { transport: _other, ...rest } = draft;
  const named = form.fields.flatMap(({ name }) => {
    const value = port.config[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...rest,
    driver: form.driver,
    ...(form.transport !== undefined && { transport: form.transport }),
    values: { ...draft.values, ...Object.fromEntries(named) },
  };
}

/** What main is to check and write. What is empty is left out, so that main says what is missing. */
export function entryOf(draft: Draft, form: DeviceForm): Entry {
  const { id, driver = '', transport } = draft;
  const settings = form.fields.flatMap((field) => {
    const value = settled(field, draft.values[field.name]);
    return value === undefined ? [] : [[field.name, value] as const];
  });
  return {
    ...{ id, driver },
    ...(transport !== undefined && { transport }),
    ...Object.fromEntries(settings),
  };
}

/** A typed number becomes one; what is none goes to main as it is, which says what is wrong with it. */
function settled(field: DeviceField, value: unknown): Entry[string] | undefined {
  if (value === undefined || value === '') return undefined;
  const isNumber = field.kind === 'number' || (field.kind === 'choice' && field.min !== undefined);
  if (isNumber && typeof value === 'string' && /^\d+(\.\d+)?$/.test(value)) return Number(value);
  return value as Entry[string];
}

/** Whether something would be lost by leaving. */
export function isChanged(draft: Draft, begun: Draft): boolean {
  return JSON.stringify(draft) !== JSON.stringify(begun);
}
