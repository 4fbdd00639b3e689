import { lowLabels, needsCare, type DeviceHealth, type DeviceReport } from '../../../domain/device/report.ts';
import {
  deviceCounters,
  type DeviceCounter,
  type DeviceKind,
  type PrinterWarning,
} from '../../../domain/device/vocabulary.ts';
import type { Instant } from '../../../domain/kernel/time.ts';
import type { Vitals } from './vitals.ts';

export interface KnownDevice {
  readonly id: string;
  readonly kind: DeviceKind;
  readonly driver: string;
  readonly link: string;
}

/** What outlives a restart of the kiosk: the counters, and the labels left on the counted roll. */
export type DeviceCounts = Readonly<Partial<Record<DeviceCounter | 'labels-left', number>>>;

/** What is known of every device: how it is, since when, what it said and what it was counted by. */
export interface DeviceRegistry {
  /** Begins a device's record, or keeps the one it has when only its set-up changed. */
  add(device: KnownDevice, counts: DeviceCounts): void;
  remove(id: string): void;
  /** What the device's driver reports into. Signs of life are the supervisor's business. */
  vitals(id: string): Omit<Vitals, 'alive'>;
  /** @returns whether this is news: the same health with other words is none */
  heard(id: string, health: DeviceHealth, words?: string): boolean;
  warned(id: string, warnings: readonly PrinterWarning[]): void;
  loaded(id: string, labels: number): void;
  restarted(id: string): void;
  reports(): readonly DeviceReport[];
  counts(id: string): DeviceCounts;
  onChange(listener: () => void): void;
}

/** Devices talk in all lengths; a page shows one line. */
const mostWords = 200;

export function createDeviceRegistry(now: () => Instant): DeviceRegistry {
  const records = new Map<string, DeviceReport>();
  let listener = (): void => {};

  const change = (id: string, how: (record: DeviceReport) => Partial<DeviceReport>): void => {
    const record = records.get(id);
    if (!record) return;
    records.set(id, { ...record, ...how(record) });
    listener();
  };

  const count = (id: string, counter: DeviceCounter): void =>
    change(id, ({ counters, labelsLeft }) => ({
      counters: { ...counters, [counter]: counters[counter] + 1 },
      ...(counter === 'labels' && labelsLeft !== undefined && { labelsLeft: Math.max(0, labelsLeft - 1) }),
    }));

  return {
    add(device, counts) {
      const known = records.get(device.id);
      const counters = Object.fromEntries(deviceCounters.map((name) => [name, counts[name] ?? 0]));
      // An id may have been a printer's before.
      const labelsLeft = device.kind === 'label-printer' ? counts['labels-left'] : undefined;
      // The order is that of preference, and it may have changed.
      records.delete(device.id);
      records.set(device.id, {
        counters: counters as DeviceReport['counters'],
        ...(labelsLeft !== undefined && { labelsLeft }),
        ...(known && { counters: known.counters }),
        ...(known?.lastError && { lastError: known.lastError }),
        ...device,
        health: 'connecting',
        since: now(),
        warnings: [],
      });
      listener();
    },
    remove(id) {
      if (records.delete(id)) listener();
    },
    vitals: (id) => ({
      count: (counter) => count(id, counter),
      says(words) {
        const short = words.slice(0, mostWords);
        if (records.get(id)?.says !== short) change(id, () => ({ says: short }));
      },
    }),
    heard(id, health, words) {
      const before = records.get(id)?.health;
      if (before === undefined || before === health) return false;
      change(id, () => ({
        health,
        since: now(),
        ...(needsCare(health) && {
          lastError: { words: (words ?? health).slice(0, mostWords), at: now() },
        }),
      }));
      return true;
    },
    warned: (id, warnings) => change(id, () => ({ warnings })),
    loaded: (id, labels) => change(id, () => ({ labelsLeft: labels })),
    restarted: (id) => count(id, 'restarts'),
    reports: () => [...records.values()].map(withLowRoll),
    counts(id) {
      const record = records.get(id);
      if (!record) return {};
      const { counters, labelsLeft } = record;
      return { ...counters, ...(labelsLeft !== undefined && { 'labels-left': labelsLeft }) };
    },
    onChange(added) {
      listener = added;
    },
  };
}

/** A printer that cannot see its roll end is counted down instead. */
function withLowRoll(record: DeviceReport): DeviceReport {
  const { labelsLeft, warnings } = record;
  if (labelsLeft === undefined || labelsLeft >= lowLabels || warnings.includes('labels-low')) return record;
  return { ...record, warnings: [...warnings, 'labels-low'] };
}
