import { expect, test } from 'vitest';
import { checksumOf, loadConfig, type LoadedConfig } from '../../../../main/app/config.ts';
import { saveDeviceSetup } from '../../../../main/app/device-setup.ts';
import { memoryFiles, siteFile } from './config-fixture.ts';

const file = '/etc/yingbin.json';
const place = { configFile: file, demoDir: '/demo', dataDir: '/data' };
const scanner = { id: 'scanner-1', driver: 'hid-pos' };

function rig(text: string = JSON.stringify(siteFile())) {
  const disk = memoryFiles({ [file]: text });
  const loaded = loadConfig(place, disk.files);
  if (!loaded.ok) throw new Error('the site file is good');
  return { ...disk, loaded: loaded.value, written: () => JSON.parse(disk.texts.get(file) ?? '') as unknown };
}

test('one device is written into the file, and the rest of it stays as its author wrote it', () => {
  const { files, loaded, texts, written } = rig();
  const saved = saveDeviceSetup(loaded, { kind: 'code-scanner', entry: scanner }, files);
  if (!saved.ok) throw new Error('refused');
  const before = siteFile();
  expect(written()).toEqual({ ...before, devices: { ...before.devices, codeScanners: [scanner] } });
  expect(saved.value.config.devices.codeScanners).toMatchObject([scanner]);
  expect(saved.value.sha256).toBe(checksumOf(texts.get(file) ?? ''));
  expect(loadConfig(place, files)).toEqual(saved);
});

test('a device is changed in its place and removed from it', () => {
  const { files, loaded, written } = rig();
  const reader = { ...siteFile().devices.idReaders[0], host: '192.168.1.99' };
  const changed = saveDeviceSetup(
    loaded,
    { kind: 'id-reader', before: 'reader-1', entry: { ...reader, id: 'reader-2', port: 4_002 } },
    files,
  );
  if (!changed.ok) throw new Error('refused');
  expect(changed.value.config.devices.idReaders).toMatchObject([{ id: 'reader-2', host: '192.168.1.99' }]);
  saveDeviceSetup(changed.value, { kind: 'id-reader', before: 'reader-2' }, files);
  expect(written()).toMatchObject({ devices: { idReaders: [] } });
});

test('what is wrong is named at its field, and what is wrong elsewhere in full; nothing is written', () => {
  const { files, loaded, texts } = rig();
  const entry = { ...scanner, vendorId: 'xyz' };
  expect(saveDeviceSetup(loaded, { kind: 'code-scanner', entry }, files)).toMatchObject({
    error: { outcome: 'refused', problems: [{ field: 'vendorId' }] },
  });
  const broken = JSON.stringify({ ...siteFile(), riskTier: 'extreme' });
  texts.set(file, broken);
  expect(saveDeviceSetup(loaded, { kind: 'code-scanner', entry: scanner }, files)).toMatchObject({
    error: { outcome: 'refused', problems: [{ field: 'riskTier' }] },
  });
  expect(texts.get(file)).toBe(broken);
});

test.each([
  ['torn', '{"site": {'],
  ['no object', 'null'],
  ['without devices', JSON.stringify({ ...siteFile(), devices: undefined })],
  ['with devices of another shape', JSON.stringify({ ...siteFile(), devices: ['printer-1'] })],
  ['with a list of another shape', JSON.stringify({ ...siteFile(), devices: { codeScanners: 'none' } })],
])('a file that somebody left %s meanwhile is not written over', (_, text) => {
  const { files, loaded, texts } = rig();
  texts.set(file, text);
  expect(saveDeviceSetup(loaded, { kind: 'code-scanner', entry: scanner }, files)).toMatchObject({
    error: { outcome: 'not-written' },
  });
  expect(texts.get(file)).toBe(text);
});

test('a kiosk that runs on the copy of a torn file, or whose disk is full, says that nothing was written', () => {
  const { files, loaded } = rig();
  const save = { kind: 'code-scanner', entry: scanner } as const;
  const refused = { error: { outcome: 'not-written' } };
  expect(saveDeviceSetup({ ...loaded, source: 'last-good' }, save, files)).toMatchObject(refused);
  expect(saveDeviceSetup(loaded, save, { ...files, replace: () => false })).toMatchObject(refused);
});

test('at a demo the change is not written: the file belongs to the program', () => {
  const { files, loaded, texts } = rig();
  const demo: LoadedConfig = { ...loaded, source: 'demo' };
  const before = texts.get(file);
  expect(saveDeviceSetup(demo, { kind: 'code-scanner', entry: scanner }, files)).toMatchObject({
    value: { config: { devices: { codeScanners: [scanner] } } },
  });
  expect(texts.get(file)).toBe(before);
});
