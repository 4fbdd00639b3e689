import { expect, test } from 'vitest';
import { devicesSchema, type DevicesConfig } from '../../../../domain/device/config/devices.ts';
import type { DeviceHealth } from '../../../../domain/device/report.ts';
import { instant } from '../../../../domain/kernel/time.ts';
import { createDeviceRegistry, type DeviceCounts } from '../../../../main/devices/health/registry.ts';
import { createDeviceNews } from '../../../../main/flow/device-news.ts';
import { silentLogger } from '../../../../main/logging/logger.ts';
import { groupOf, makeEach } from '../../../../main/wiring/builders/group.ts';
import {
  createFleet,
  type BuildDeps,
  type FleetBuilders,
  type Group,
} from '../../../../main/wiring/fleet.ts';
import { createFakeTimers, settle } from '../../../support/fake-timers.ts';

/** A fleet whose devices only write down when they are made, started and stopped. */
function rig() {
  const diary: string[] = [];
  const dispatched: { type: string; health?: string }[] = [];
  const unbuildable = new Set<string>();
  const stored: [string, DeviceCounts][] = [];
  let stopping: Promise<void> = Promise.resolve();
  const registry = createDeviceRegistry(() => instant(0));
  const news = createDeviceNews({
    ...{ registry, log: silentLogger, now: () => instant(0) },
    dispatch: (event) => void dispatched.push(event),
    note: (fact) => void diary.push(fact.type),
  });
  const make = (configs: readonly { id: string; driver: string }[], { news: told }: BuildDeps) =>
    makeEach(configs, ({ id, driver }) => {
      if (unbuildable.has(id)) return Promise.reject(new Error('cannot load the library'));
      return Promise.resolve({
        ...{ id, driver, link: 'nowhere' },
        start() {
          diary.push(`start ${id}`);
          told.health(id, 'ready');
        },
        async stop() {
          await stopping;
          diary.push(`stop ${id}`);
        },
        restart: () => Promise.resolve(void diary.push(`restart ${id}`)),
      });
    }).then(groupOf);
  const build = make as (...given: Parameters<typeof make>) => Promise<Group<never>>;
  const fleet = createFleet({
    ...{ news, registry },
    build: {
      ...{ idReaders: build, labelPrinters: build, codeScanners: build, cameras: build, relayBoards: build },
    } satisfies FleetBuilders,
    watchOf: (id) => ({ id, registry, timers: createFakeTimers(), onHang() {} }),
    storedCounts: () => ({ labels: 7, 'labels-left': 5 }),
    saveCounts: (id, counts) => stored.push([id, counts]) > 0,
  });
  const healths = (): Record<string, DeviceHealth> =>
    Object.fromEntries(fleet.reports().map(({ id, health }) => [id, health]));
  return {
    ...{ fleet, registry, diary, dispatched, unbuildable, stored, healths },
    holdStop: (until: Promise<void>) => (stopping = until),
  };
}

const label = { widthMm: 60, heightMm: 40, gapMm: 2, dpi: 203 };
const printer = (id: string) => ({ id, driver: 'simulator', ...label });
const device = (id: string) => ({ id, driver: 'simulator' });
const devices = (raw: object): DevicesConfig => devicesSchema.parse(raw);

test('only the kinds whose configuration changed are set up anew', async () => {
  const { fleet, diary } = rig();
  await fleet.apply(devices({ idReaders: [device('reader-1')], labelPrinters: [printer('printer-1')] }));
  diary.length = 0;
  const next = devices({ idReaders: [device('reader-1')], labelPrinters: [printer('printer-2')] });
  await fleet.apply(next);
  expect(diary).toEqual(['stop printer-1', 'start printer-2']);
  await fleet.apply(next);
  expect(diary).toHaveLength(2);
});

test('an id that goes from one kind to another names the new device, with nothing of the old one', async () => {
  const { fleet, registry, healths } = rig();
  await fleet.apply(devices({ labelPrinters: [printer('thing-1')] }));
  registry.loaded('thing-1', 3);
  registry.vitals('thing-1').count('labels');
  expect(fleet.reports()[0]).toMatchObject({ labelsLeft: 2, warnings: ['labels-low'] });
  await fleet.apply(devices({ idReaders: [device('thing-1')] }));
  expect(healths()).toEqual({ 'thing-1': 'ready' });
  expect(fleet.reports()[0]).toMatchObject({ kind: 'id-reader', warnings: [] });
  expect(fleet.reports()[0]).not.toHaveProperty('labelsLeft');
});

test('a device that cannot be made is a fault of its own: the others work, and starting it anew tries again', async () => {
  const { fleet, dispatched, unbuildable, healths, diary } = rig();
  unbuildable.add('printer-1');
  const config = devices({
    labelPrinters: [printer('printer-1'), printer('printer-2')],
    idReaders: [device('reader-1')],
  });
  await fleet.apply(config);
  expect(healths()).toEqual({ 'reader-1': 'ready', 'printer-1': 'absent', 'printer-2': 'ready' });
  expect(fleet.reports().find(({ id }) => id === 'printer-1')?.lastError?.words).toBe(
    'cannot load the library',
  );
  expect(diary).toContain('device.fault');
  expect(dispatched.findLast(({ type }) => type === 'printer-health')?.health).toBe('ready');
  expect(fleet.views().map(({ id, inUse }) => [id, inUse])).toEqual([
    ['reader-1', true],
    ['printer-1', false],
    ['printer-2', true],
  ]);

  expect(await fleet.restart('printer-1')).toBe(true);
  expect(healths()).toMatchObject({ 'printer-1': 'absent' });
  unbuildable.clear();
  expect(await fleet.restart('printer-1')).toBe(true);
  expect(healths()).toEqual({ 'reader-1': 'ready', 'printer-1': 'ready', 'printer-2': 'ready' });
  expect(diary).not.toContain('stop reader-1');
  expect(await fleet.restart('printer-9')).toBe(false);
});

test('the order of preference is the order of the configuration, also when it changes', async () => {
  const { fleet } = rig();
  await fleet.apply(devices({ labelPrinters: [printer('printer-1'), printer('printer-2')] }));
  await fleet.apply(devices({ labelPrinters: [printer('printer-2'), printer('printer-1')] }));
  expect(fleet.views().map(({ id, inUse }) => [id, inUse])).toEqual([
    ['printer-2', true],
    ['printer-1', false],
  ]);
});

test('changes are made one after the other; once the fleet is to stop, none begins any more', async () => {
  const { fleet, diary, holdStop } = rig();
  await fleet.apply(devices({ idReaders: [device('reader-1')] }));
  const held = Promise.withResolvers<void>();
  holdStop(held.promise);
  const first = fleet.apply(devices({ idReaders: [device('reader-2')] }));
  const second = fleet.apply(devices({ idReaders: [device('reader-3')] }));
  await settle();
  const stop = fleet.stop();
  held.resolve();
  await Promise.all([first, second, stop]);
  await fleet.apply(devices({ idReaders: [device('reader-4')] }));
  expect(diary).toEqual(['start reader-1', 'stop reader-1', 'start reader-2', 'stop reader-2']);
});

test('counts are written down when there is something new, and again when that failed', async () => {
  const { fleet, registry, stored } = rig();
  await fleet.apply(devices({ labelPrinters: [printer('printer-1')] }));
  fleet.saveCounts();
  fleet.saveCounts();
  expect(stored).toHaveLength(1);
  registry.vitals('printer-1').count('labels');
  fleet.saveCounts();
  expect(stored[1]).toMatchObject(['printer-1', { labels: 8, 'labels-left': 4 }]);
});
