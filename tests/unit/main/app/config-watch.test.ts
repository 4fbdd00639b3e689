import { expect, test, vi } from 'vitest';
import { createConfigWatch, needsRestart } from '../../../../main/app/config-watch.ts';
import { configSchema } from '../../../../main/app/config-schema.ts';
import { loadConfig } from '../../../../main/app/config.ts';
import type { Logger } from '../../../../main/logging/logger.ts';
import { memoryFiles, siteFile } from './config-fixture.ts';

const text = (value: unknown) => JSON.stringify(value);

function watching() {
  const disk = memoryFiles({ '/site.json': text(siteFile()) });
  const place = { configFile: '/site.json', demoDir: '/demo', dataDir: '/data' };
  const write = vi.fn<Logger['write']>();
  const listener = vi.fn();
  const watch = createConfigWatch(place, disk.files, { write }, loadConfig(place, disk.files));
  const stop = watch(listener);
  return { disk, listener, stop, logged: () => write.mock.calls.map(([event]) => event), write };
}

test('a new risk tier is announced once', () => {
  const { disk, listener, logged } = watching();
  disk.save('/site.json', text({ ...siteFile(), riskTier: 'high' }));
  disk.save('/site.json', text({ ...siteFile(), riskTier: 'high' }));
  expect(listener).toHaveBeenCalledOnce();
  expect(listener.mock.calls[0]?.[0]).toMatchObject({ ok: true, value: { config: { riskTier: 'high' } } });
  expect(logged()).toEqual(['config.changed']);
});

test('a wrong edit is announced as a fault, its correction as good again', () => {
  const { disk, listener, logged } = watching();
  disk.save('/site.json', text({ ...siteFile(), riskTier: 'hi' }));
  disk.save('/site.json', text(siteFile()));
  expect(listener.mock.calls.map(([next]) => next.ok)).toEqual([false, true]);
  expect(logged()).toEqual(['config.refused', 'config.changed']);
});

// Editors empty a file before they write it: the kiosk must not go out of service for that moment.
test('a half-written file is waited out', () => {
  const { disk, listener } = watching();
  disk.save('/site.json', '');
  disk.save('/site.json', '{"site": ');
  expect(listener).not.toHaveBeenCalled();
  disk.save('/site.json', text({ ...siteFile(), riskTier: 'low' }));
  expect(listener).toHaveBeenCalledOnce();
});

test('a change of the site itself says that it needs a restart', () => {
  const { disk, write } = watching();
  const changed = siteFile();
  changed.site.id = 'another-gate';
  disk.save('/site.json', text(changed));
  expect(write).toHaveBeenCalledWith('config.needs-restart', { part: 'site' });
});

test('risk tier, policy, timing and devices need no restart', () => {
  const before = configSchema.parse(siteFile());
  const changed = { riskTier: 'low', timing: { idleSeconds: 90 }, devices: {} };
  const after = configSchema.parse({ ...siteFile(), ...changed });
  expect(needsRestart(before, after)).toEqual([]);
});

test('a stopped watch is gone', () => {
  const { disk, stop } = watching();
  expect(disk.watched()).toEqual(['/site.json']);
  stop();
  expect(disk.watched()).toEqual([]);
});
