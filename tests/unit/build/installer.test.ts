import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const require = createRequire(import.meta.url);

interface Builder {
  getConfig(dir: string, file: null, config: null): Promise<Record<string, unknown>>;
  validateConfiguration(config: object, log: object): Promise<void>;
}
const builder = require('app-builder-lib/out/util/config/config.js') as Builder;
const { DebugLogger } = require('builder-util') as { DebugLogger: new (enabled: boolean) => object };
const validate = (config: object) => builder.validateConfiguration(config, new DebugLogger(false));

test("electron-builder's own schema accepts the installer configuration", async () => {
  const config = await builder.getConfig(root, null, null);
  expect(config).toMatchObject({ appId: 'cn.yingbin.kiosk', asar: true });
  await expect(validate(config)).resolves.toBeUndefined();
  // The schema does look: a misspelt option would be refused.
  await expect(validate({ ...config, asarUnpak: [] })).rejects.toThrow('asarUnpak');
});

test('every native package lies outside the archive, and the program starts where the build puts it', async () => {
  const { asarUnpack, files } = await builder.getConfig(root, null, null);
  const pack = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const name of ['node-hid', '@napi-rs/canvas', '@node-rs/argon2', 'serialport']) {
    expect(Object.keys(pack.dependencies)).toContain(name);
  }
  expect(asarUnpack).toContain('**/*.node');
  expect(pack.main).toBe('dist/main/electron.js');
  expect(JSON.stringify(files)).toContain('dist/main/**');
});
