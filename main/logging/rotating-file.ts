import { closeSync, fstatSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export interface RotatingFile {
  write(line: string): void;
  close(): void;
}

/**
 * Appends lines to `yingbin.log`; a full file becomes `yingbin.1.log` and so on, the oldest is deleted. Writes are
 * synchronous: a kiosk logs a few lines per visitor, and the last line before a crash is the one that matters.
 * A disk that refuses loses log lines, never a visit.
 */
export function createRotatingFile(
  dir: string,
  limits: { readonly maxBytes: number; readonly files: number } = { maxBytes: 2_000_000, files: 5 },
): RotatingFile {
  const path = (age: number) => join(dir, age === 0 ? 'yingbin.log' : `yingbin.${age}.log`);
  let file: number | undefined;
  let size = 0;

  const open = () => {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    file = openSync(path(0), 'a', 0o600);
    size = fstatSync(file).size;
    return file;
  };
  const close = () => {
    if (file !== undefined) closeSync(file);
    file = undefined;
  };
  const rotate = () => {
    close();
    rmSync(path(limits.files - 1), { force: true });
    for (let age = limits.files - 2; age >= 0; age -= 1) {
      // Gaps are normal: a fresh kiosk has no older files yet.
      attempt(() => renameSync(path(age), path(age + 1)));
    }
  };

  return {
    write: (line) =>
      attempt(() => {
        const bytes = Buffer.byteLength(line);
        if (file === undefined) open();
        if (size > 0 && size + bytes > limits.maxBytes) rotate();
        writeSync(file ?? open(), line);
        size += bytes;
      }),
    close: () => attempt(close),
  };
}

function attempt(act: () => void): void {
  try {
    act();
  } catch {
    // The disk is full or gone; the store raises the alert.
  }
}
