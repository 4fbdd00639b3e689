import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRotatingFile } from '../../../../main/logging/rotating-file.ts';

let dir: string;
beforeEach(() => void (dir = mkdtempSync(join(tmpdir(), 'yingbin-log-'))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const limits = { maxBytes: 20, files: 3 };
const read = (name: string) => readFileSync(join(dir, 'logs', name), 'utf8');

test('a full file moves on and the oldest is deleted: the disk cannot fill up', () => {
  const file = createRotatingFile(join(dir, 'logs'), limits);
  for (let n = 1; n <= 9; n += 1) file.write(`line ${n}...\n`);
  file.close();
  expect(readdirSync(join(dir, 'logs')).toSorted()).toEqual([
    'yingbin.1.log',
    'yingbin.2.log',
    'yingbin.log',
  ]);
  expect(read('yingbin.log')).toBe('line 9...\n');
  expect(read('yingbin.1.log')).toBe('line 7...\nline 8...\n');
  expect(read('yingbin.2.log')).toBe('line 5...\nline 6...\n');
});

test('a restart goes on in the same file and counts what is there', () => {
  const first = createRotatingFile(join(dir, 'logs'), limits);
  first.write('before it\n');
  first.close();
  const second = createRotatingFile(join(dir, 'logs'), limits);
  second.write('after it\n');
  expect(read('yingbin.log')).toBe('before it\nafter it\n');
  second.write('full\n');
  expect(read('yingbin.log')).toBe('full\n');
  second.close();
});

test('a line longer than a whole file is kept once and does not loop', () => {
  const file = createRotatingFile(join(dir, 'logs'), limits);
  file.write(`${'x'.repeat(50)}\n`);
  file.write('next\n');
  file.close();
  expect(read('yingbin.1.log')).toHaveLength(51);
  expect(read('yingbin.log')).toBe('next\n');
});

test.skipIf(process.platform === 'win32')('nobody else on the machine may read it', () => {
  const file = createRotatingFile(join(dir, 'logs'), limits);
  file.write('x\n');
  file.close();
  expect(statSync(join(dir, 'logs', 'yingbin.log')).mode & 0o077).toBe(0);
});

test('a disk that refuses costs log lines, not the kiosk', () => {
  writeFileSync(join(dir, 'logs'), 'a file where the folder should be');
  const file = createRotatingFile(join(dir, 'logs'), limits);
  expect(() => file.write('x\n')).not.toThrow();
  expect(() => file.close()).not.toThrow();
});
