import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StaffId } from '../../../../domain/kernel/brand.ts';
import { minutes } from '../../../../domain/kernel/time.ts';
import { must, startKiosk, type TestKiosk } from '../../../support/storage-kiosk.ts';

let kiosk: TestKiosk;
beforeEach(() => (kiosk = startKiosk()));
afterEach(() => kiosk.close());

const technician = { kind: 'staff', staffId: 's-9' as StaffId } as const;
const loaded = { device: 'printer-1', kind: 'label-printer', act: 'labels-loaded', labels: 500 } as const;

test('upkeep is an event with its actor, and the log beside the device names them', () => {
  const { store, clock } = kiosk;
  must(
    store.staff.record(
      { id: technician.staffId, code: '9001', name: '技师甲', role: 'supervisor', pinHash: 'x' },
      { kind: 'system' },
    ),
  );
  must(store.devices.maintain(loaded, technician));
  clock.move(minutes(5));
  must(store.devices.maintain({ device: 'printer-1', kind: 'label-printer', act: 'cleaned' }, technician));
  must(store.devices.maintain({ device: 'reader-1', kind: 'id-reader', act: 'replaced' }, technician));
  expect(store.devices.history('printer-1', 10)).toMatchObject([
    { device: 'printer-1', act: 'cleaned', by: '技师甲', at: clock.now },
    { device: 'printer-1', act: 'labels-loaded', by: '技师甲' },
  ]);
  expect(store.devices.history('printer-1', 1)).toHaveLength(1);
  expect(kiosk.events().filter((event) => event.type === 'device.maintained')).toMatchObject([
    { actor: 'staff:s-9', data: expect.stringContaining('"labels":500') },
    { actor: 'staff:s-9' },
    { actor: 'staff:s-9' },
  ]);
  const before = kiosk.dump();
  must(store.rebuildProjections());
  expect(kiosk.dump()).toEqual(before);
});

test('counters survive in their last state', () => {
  const { store } = kiosk;
  must(store.devices.saveCounts('printer-1', { labels: 3, retries: 1 }));
  must(store.devices.saveCounts('printer-1', { labels: 4, 'labels-left': 96 }));
  expect(store.devices.counts('printer-1')).toEqual({ labels: 4, retries: 1, 'labels-left': 96 });
  expect(store.devices.counts('printer-2')).toEqual({});
});
