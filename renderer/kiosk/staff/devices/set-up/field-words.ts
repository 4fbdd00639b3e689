import type { DeviceField } from '../../../../../domain/device/forms.ts';
import { signalChannels, type SignalChannel } from '../../../../../domain/device/vocabulary.ts';
import type { StringKey, Translate } from '../../../../strings/index.ts';
import { keyOf, wordOf } from '../catalogue.ts';
import { nameField } from './draft.ts';

export const fieldLabel = (name: string, t: Translate): string => wordOf(`device-field.${name}`, name, t);
/** The heading of a setting's own view. */
export function fieldTitle(name: string): StringKey {
  if (name === nameField.name) return 'device-setup.id';
  return keyOf(`device-field.${name}`) ?? 'device-setup.title';
}
export const driverWords = (driver: string, t: Translate): string =>
  wordOf(`device-driver.${driver}`, driver, t);
export const transportWords = (transport: string, t: Translate): string =>
  wordOf(`device-transport.${transport}`, transport, t);
export const choiceWords = (field: string, choice: string | number, t: Translate): string =>
  wordOf(`device-choice.${field}.${choice}`, String(choice), t);

/** The unit a field is given in, by its name or by how its name ends; empty for what has none. */
export function unitOf(name: string, t: Translate): string {
  const ending = /(?:Mm|Dots|Seconds|Ms)$/.exec(name)?.[0] ?? name;
  return wordOf(`device-unit.${ending}`, '', t);
}

/** A field's value as people read it. */
export function valueWords(field: DeviceField, value: unknown, t: Translate): string {
  if (field.kind === 'switch') return t(value === true ? 'device-setup.yes' : 'device-setup.no');
  if (field.kind === 'channels')
    return channelsOf(value)
      .map((one) => t(`device-channel.${one}`))
      .join(' · ');
  if (field.kind === 'relays') return wiringWords(wiringOf(value), t);
  // A group that only the file can hold, such as a vendor's own framing.
  if (typeof value === 'object' && value !== null) return t('device-setup.from-file');
  if (value === undefined || value === '') return '';
  const words = choiceWords(field.name, value as string | number, t);
  return [words, unitOf(field.name, t)].filter((part) => part !== '').join(' ');
}

export type Wiring = Partial<Record<SignalChannel, number>>;

export const wiringOf = (value: unknown): Wiring =>
  typeof value === 'object' && value !== null ? (value as Wiring) : {};
export const channelsOf = (value: unknown): readonly SignalChannel[] =>
  Array.isArray(value) ? (value as readonly SignalChannel[]) : [];

const wiringWords = (wiring: Wiring, t: Translate): string =>
  signalChannels
    .flatMap((channel) => {
      const relay = wiring[channel];
      return relay === undefined
        ? []
        : [t('device-setup.wired', { channel: t(`device-channel.${channel}`), relay })];
    })
    .join(' · ');

/** What may be entered: the range with its unit, or an example. */
export function fieldHint({ name, min, max }: DeviceField, t: Translate): string {
  const example = name === nameField.name ? 'device-setup.id-hint' : keyOf(`device-hint.${name}`);
  if (example) return t(example);
  if (min === undefined || max === undefined) return '';
  return [t('device-setup.range', { min, max }), unitOf(name, t)].filter((part) => part !== '').join(' ');
}
