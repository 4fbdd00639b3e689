import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder as the build leaves one, with something beside it that must never be served. */
export function builtWindow(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yingbin-window-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const dir = join(folder, 'renderer');
  mkdirSync(join(dir, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.html'), 'not yours');
  writeFileSync(join(dir, 'index.html'), '<!doctype html><title>window</title>');
  writeFileSync(join(dir, 'assets', 'index-abc.js'), 'export {};');
  writeFileSync(join(dir, 'assets', 'index-abc.js.map'), '{}');
  return dir;
}
