import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  linkSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { RandomBytes } from '../../domain/kernel/random.ts';

const keyBytes = 32;

/**
 * The key that opens every site's secret: from `YINGBIN_SERVER_KEY` (base64, the same for all copies of a server), else from a file of the
 * data directory with rights 0600, made on the first start. Losing it makes every sealed record unreadable for good.
 */
export function openMasterKey(
  dataDir: string,
  fromEnvironment: string | undefined,
  randomBytes: RandomBytes,
): Result<Uint8Array, string> {
  if (fromEnvironment) {
    const key = Buffer.from(fromEnvironment, 'base64');
    return key.length === keyBytes ? ok(key) : err('YINGBIN_SERVER_KEY must be 32 bytes in base64');
  }
  const path = join(dataDir, 'server-key');
  if (!existsSync(path)) {
    const draft = `${path}.${Buffer.from(randomBytes(4)).toString('hex')}`;
    publish(path, draft, Buffer.from(randomBytes(keyBytes)).toString('base64'));
  } else if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) {
    return err(`${path} may be read by others; set its rights to 0600`);
  }
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
  return key.length === keyBytes ? ok(key) : err(`${path} is damaged; restore it from the backup`);
}

/** Whole and on disk, or not at all; of two copies that start at once on one directory, the first makes the key of both. */
function publish(path: string, draft: string, text: string): void {
  const file = openSync(draft, 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
