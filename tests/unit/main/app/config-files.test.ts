import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { diskFiles } from '../../../../main/app/config-files.ts';

let dir: string;
beforeEach(() => void (dir = mkdtempSync(join(tmpdir(), 'yingbin-config-'))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test('a replaced file has the new text, is private, and leaves nothing beside it', () => {
  const path = join(dir, 'deep', 'copy.json');
  diskFiles.replace(path, 'one');
  diskFiles.replace(path, 'two');
  expect(diskFiles.read(path)).toEqual({ ok: true, value: 'two' });
  expect(readdirSync(join(dir, 'deep'))).toEqual(['copy.json']);
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('a folder that cannot be written to loses the copy and nothing else', () => {
  writeFileSync(join(dir, 'file'), '');
  expect(() => diskFiles.replace(join(dir, 'file', 'copy.json'), 'x')).not.toThrow();
});

test('bytes that are not UTF-8 read as a torn file', () => {
  const path = join(dir, 'gbk.json');
  writeFileSync(path, Buffer.from([0x7b, 0xd3, 0xad, 0xb1, 0xf6, 0x7d]));
  expect(diskFiles.read(path)).toEqual({ ok: true, value: '' });
});

test('a missing file and a folder have their error codes', () => {
  expect(diskFiles.read(join(dir, 'none'))).toEqual({ ok: false, error: 'ENOENT' });
  expect(diskFiles.read(dir)).toEqual({ ok: false, error: 'EISDIR' });
});

test('a saved file is noticed, also when it is replaced', async () => {
  const path = join(dir, 'config.json');
  writeFileSync(path, 'a');
  let saves = 0;
  // Again and again, because nobody can tell when the watch took its first look.
  const save = setInterval(() => diskFiles.replace(path, 'x'.repeat((saves += 1))), 100);
  await new Promise<void>((resolve) => {
    const stop = diskFiles.watch(path, () => {
      stop();
      resolve();
    });
  });
  clearInterval(save);
  expect(saves).toBeGreaterThan(0);
});
