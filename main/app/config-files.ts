import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs';
import { unwatchFile, watchFile, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { err, ok, type Result } from '../../domain/kernel/result.ts';

/** The few things configuration does with files. */
export interface ConfigFiles {
  exists(path: string): boolean;
  /** The text, or the operating system's error code. Bytes that are not UTF-8 read as an empty, so torn, file. */
  read(path: string): Result<string, string>;
  /** All of it or nothing, also when the power goes. @returns whether it was written */
  replace(path: string, text: string): boolean;
  /** Calls after every change, also when the file is replaced or appears. Returns its own removal. */
  watch(path: string, listener: () => void): () => void;
}

/** Polling, because watching by inode loses files that editors replace, and network shares tell nothing. */
const watchIntervalMs = 1_000;

export const diskFiles: ConfigFiles = {
  exists: existsSync,
  read(path) {
    try {
      const bytes = readFileSync(path);
      return ok(decode(bytes));
    } catch (error) {
      return err((error as NodeJS.ErrnoException).code ?? 'unknown');
    }
  },
  replace(path, text) {
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      const file = openSync(`${path}.new`, 'w', 0o600);
      try {
        writeSync(file, text);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(`${path}.new`, path);
      return true;
    } catch {
      return false;
    }
  },
  watch(path, listener) {
    watchFile(path, { interval: watchIntervalMs, persistent: false }, listener);
    return () => unwatchFile(path, listener);
  },
};

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return '';
  }
}
