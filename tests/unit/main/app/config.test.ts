import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diskFiles } from '../../../../main/app/config-files.ts';
import { loadConfig, type ConfigPlace } from '../../../../main/app/config.ts';
import { memoryFiles, siteFile } from './config-fixture.ts';

const dataDir = '/data';
const own = join(dataDir, 'config.json');
const place: ConfigPlace = { dataDir, demoDir: '/assets/demo' };
const text = (value: unknown) => JSON.stringify(value);
const demo = (tier: string) => text({ ...siteFile(), riskTier: tier, demo: true });

test('a complete file is taken, with every default filled in', () => {
  const loaded = loadConfig(place, memoryFiles({ [own]: text(siteFile()) }).files);
  if (!loaded.ok) throw new Error(text(loaded.error));
  expect(loaded.value).toMatchObject({ file: own, source: 'file' });
  expect(loaded.value.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(loaded.value.config).toMatchObject({
    site: { timeZone: 'Asia/Shanghai', badgePrefix: 'A' },
    policy: { maxCompanions: 5, walkInReview: 'guard' },
    devices: {
      labelPrinters: [{ port: 9100, density: 8, sensing: 'gap' }],
      codeScanners: [],
      signals: { help: { channel: 'amber', pattern: 'flash' }, door: [] },
    },
    timing: {},
    demo: false,
  });
});

test('a file with a byte order mark, as Windows editors write it, is taken', () => {
  expect(loadConfig(place, memoryFiles({ [own]: `\uFEFF${text(siteFile())}` }).files).ok).toBe(true);
});

test('without any file the medium demo runs; YINGBIN_DEMO chooses another and beats the own file', () => {
  const files = memoryFiles({
    '/assets/demo/medium.json': demo('medium'),
    '/assets/demo/high.json': demo('high'),
  });
  expect(loadConfig(place, files.files)).toMatchObject({
    value: { source: 'demo', config: { riskTier: 'medium' } },
  });
  files.texts.set(own, text(siteFile()));
  expect(loadConfig({ ...place, demo: 'high' }, files.files)).toMatchObject({
    value: { source: 'demo', config: { riskTier: 'high' } },
  });
});

test('the file that YINGBIN_CONFIG names counts before all others, and its absence is a fault', () => {
  const files = memoryFiles({ '/etc/yingbin.json': text({ ...siteFile(), riskTier: 'low' }), [own]: '{}' });
  const named = { ...place, demo: 'high', configFile: '/etc/yingbin.json' } as const;
  expect(loadConfig(named, files.files)).toMatchObject({ value: { config: { riskTier: 'low' } } });
  files.texts.delete('/etc/yingbin.json');
  const fault = loadConfig(named, files.files);
  expect(fault).toMatchObject({ error: { problems: [{ path: '', found: { en: 'no such file' } }] } });
});

// The power goes while an editor writes: half a file, or a file of the right length full of zero bytes.
test.each(['', '{"site": {"id": "north', '\0\0\0\0'])(
  'a torn file (%j) runs on the last good copy',
  (torn) => {
    const files = memoryFiles({ [own]: text(siteFile()) });
    const before = loadConfig(place, files.files);
    files.texts.set(own, torn);
    const after = loadConfig(place, files.files);
    expect(after).toMatchObject({ ok: true, value: { source: 'last-good', file: own } });
    expect(after.ok && after.value.config).toEqual(before.ok && before.value.config);
    expect(after.ok && after.value.sha256).toEqual(before.ok && before.value.sha256);
  },
);

test('a torn file without a copy, or with the copy of another site, is a fault', () => {
  const files = memoryFiles({ '/other.json': text(siteFile()), [own]: '{' });
  loadConfig({ ...place, configFile: '/other.json' }, files.files);
  const fault = loadConfig(place, files.files);
  expect(fault).toMatchObject({
    ok: false,
    error: { problems: [{ found: { en: 'something incomplete or not JSON' } }] },
  });
});

test('a wrong value is a fault even when a last good copy exists: somebody meant something by it', () => {
  const files = memoryFiles({ [own]: text(siteFile()) });
  loadConfig(place, files.files);
  files.texts.set(own, text({ ...siteFile(), riskTier: 'severe' }));
  expect(loadConfig(place, files.files)).toMatchObject({ ok: false, error: { kind: 'config', file: own } });
});

test('a copy that a full disk or an older version spoilt is not trusted', () => {
  const files = memoryFiles({
    [own]: '{',
    [join(dataDir, 'config.last-good.json')]: '{"file":"/data/config.json"',
  });
  expect(loadConfig(place, files.files).ok).toBe(false);
  files.texts.set(join(dataDir, 'config.last-good.json'), text({ file: own, text: '{"site":{}}' }));
  expect(loadConfig(place, files.files).ok).toBe(false);
});

test.each(['high', 'medium', 'low'] as const)(
  'the %s demo that comes with the product is a valid site',
  (tier) => {
    const demoDir = join(import.meta.dirname, '../../../../assets/demo');
    const loaded = loadConfig({ dataDir: '/nowhere', demoDir, demo: tier }, diskFiles);
    expect(loaded).toMatchObject({
      ok: true,
      value: { source: 'demo', config: { riskTier: tier, demo: true } },
    });
  },
);

test('the example in the documentation is a valid site', () => {
  const page = readFileSync(
    join(import.meta.dirname, '../../../../docs/operations/configuration.md'),
    'utf8',
  );
  const example = /```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  expect(loadConfig(place, memoryFiles({ [own]: example }).files)).toMatchObject({ ok: true });
});
