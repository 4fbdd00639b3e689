import { expect, test } from 'vitest';
import { lowLabels } from '../../../../../domain/device/report.ts';
import { after, instant, seconds, type Instant } from '../../../../../domain/kernel/time.ts';
import { createDeviceRegistry } from '../../../../../main/devices/health/registry.ts';

const printer = {
  id: 'printer-1',
  kind: 'label-printer',
  driver: 'tspl',
  link: 'tcp 10.0.0.9:9100',
} as const;

function rig() {
  let now: Instant = instant(1_000);
  const registry = createDeviceRegistry(() => now);
  registry.add(printer, { labels: 7 });
  const report = () => {
    const [first] = registry.reports();
    if (!first) throw new Error('the device was added');
    return first;
  };
  return { registry, report, pass: (ms: number) => (now = after(now, ms)) };
}

test('says since when a device is as it is, and what went wrong last', () => {
  const { registry, report, pass } = rig();
  expect(report()).toMatchObject({ ...printer, health: 'connecting', since: 1_000 });
  pass(seconds(2));
  expect(registry.heard('printer-1', 'cover-open', 'ESC ! ? = 01')).toBe(true);
  pass(seconds(2));
  expect(registry.heard('printer-1', 'cover-open', 'ESC ! ? = 41')).toBe(false);
  expect(registry.heard('printer-1', 'ready')).toBe(true);
  expect(report()).toMatchObject({
    health: 'ready',
    since: 5_000,
    lastError: { words: 'ESC ! ? = 01', at: 3_000 },
  });
});

test('counts on from what was stored, and gives it back to be stored', () => {
  const { registry, report } = rig();
  registry.vitals('printer-1').count('labels');
  registry.vitals('printer-1').count('retries');
  registry.restarted('printer-1');
  expect(report().counters).toEqual({ reads: 0, misreads: 0, labels: 8, retries: 1, restarts: 1 });
  expect(registry.counts('printer-1')).toEqual(report().counters);
});

test('counts a loaded roll down and warns before it runs out', () => {
  const { registry, report } = rig();
  registry.loaded('printer-1', lowLabels + 1);
  registry.vitals('printer-1').count('labels');
  expect(report()).toMatchObject({ labelsLeft: lowLabels, warnings: [] });
  registry.vitals('printer-1').count('labels');
  expect(report()).toMatchObject({ labelsLeft: lowLabels - 1, warnings: ['labels-low'] });
  expect(registry.counts('printer-1')).toMatchObject({ 'labels-left': lowLabels - 1 });
  registry.loaded('printer-1', 500);
  expect(report().warnings).toEqual([]);
});

test('a device that talks without end is cut short', () => {
  const { registry, report } = rig();
  registry.vitals('printer-1').says('x'.repeat(100_000));
  registry.heard('printer-1', 'fault', 'y'.repeat(100_000));
  expect(report().says).toHaveLength(200);
  expect(report().lastError?.words).toHaveLength(200);
});

test('a change of the set-up keeps the counters; a device that is gone says no more', () => {
  const { registry, report } = rig();
  registry.vitals('printer-1').count('labels');
  registry.add({ ...printer, link: 'serial /dev/ttyS1' }, {});
  expect(report()).toMatchObject({ link: 'serial /dev/ttyS1', counters: { labels: 8 } });
  registry.remove('printer-1');
  registry.vitals('printer-1').count('labels');
  expect(registry.heard('printer-1', 'ready')).toBe(false);
  expect(registry.reports()).toEqual([]);
});
