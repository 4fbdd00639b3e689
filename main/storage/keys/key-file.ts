import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { dataPaths } from '../paths.ts';
import type { StoreFault } from '../store.ts';
import { createKeyRing, siteSecretBytes } from '../../../crypto/create-key-ring.ts';
import type { RandomBytes } from '../../../domain/kernel/random.ts';
import type { KeyProtector, KeyRing } from '../../../crypto/key-ring.ts';

const keyFile = z.strictObject({
  version: z.literal(1),
  /** `file-mode`: only the rights of the file protect it. Otherwise the name of a `KeyProtector`. */
  protection: z.string(),
  secret: z.base64(),
});

const byFileMode: KeyProtector = {
  name: 'file-mode',
  protect: (bytes) => bytes,
  unprotect: (bytes) => bytes,
};

export interface KeyRingOptions {
  readonly dir: string;
  readonly randomBytes: RandomBytes;
  /** The operating system's key store. A file made without one is taken over by it on the next start. */
  readonly protector?: KeyProtector;
}

/**
 * Opens the key file of a data directory, or makes it on the very first start. Losing it makes every sealed record
 * unreadable for good, so a missing file beside a database is an error and never silently replaced.
 */
export function openKeyRing(options: KeyRingOptions): Result<KeyRing, StoreFault> {
  const paths = dataPaths(options.dir);
  const protector = options.protector ?? byFileMode;
  if (!existsSync(paths.keys)) {
    if (existsSync(paths.database))
      return fault('the key file keys.json is missing beside the database; restore it from the backup');
    const secret = options.randomBytes(siteSecretBytes);
    return written(paths.keys, secret, protector, options.randomBytes);
  }
  const content = readKeyFile(paths.keys);
  if (!content.ok) return content;
  const { protection } = content.value;
  const stored = Buffer.from(content.value.secret, 'base64');
  if (protection === protector.name) {
    const secret = unprotected(protector, stored);
    return secret
      ? ok(createKeyRing(secret, options.randomBytes))
      : fault('the key file cannot be opened under this account');
  }
  if (protection === byFileMode.name) return written(paths.keys, stored, protector, options.randomBytes);
  return fault(`the key file is protected by "${protection}", which this shell does not offer`);
}

function readKeyFile(path: string): Result<z.infer<typeof keyFile>, StoreFault> {
  // Windows has no such bits; its installer gives the directory to the kiosk's account alone.
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0)
    return fault('the key file may be read by others; set its rights to 0600');
  const parsed = keyFile.safeParse(parseJson(readFileSync(path, 'utf8')));
  return parsed.success ? ok(parsed.data) : fault('the key file is damaged; restore it from the backup');
}

function written(
  path: string,
  secret: Uint8Array,
  protector: KeyProtector,
  randomBytes: RandomBytes,
): Result<KeyRing, StoreFault> {
  const content: z.infer<typeof keyFile> = {
    version: 1,
    protection: protector.name,
    secret: Buffer.from(protector.protect(secret)).toString('base64'),
  };
  try {
    writeDurably(path, `${JSON.stringify(content)}\n`);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const kind = code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'storage';
    return err({ kind, detail: `the key file cannot be written (${code})` });
  }
  return ok(createKeyRing(secret, randomBytes));
}

/** Never half a key file: the bytes are on the disk before the name points to them. */
function writeDurably(path: string, text: string): void {
  const draft = `${path}.new`;
  // What an interrupted start left behind might have other rights.
  rmSync(draft, { force: true });
  const file = openSync(draft, 'wx', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
  if (process.platform === 'win32') return;
  const dir = openSync(dirname(path), 'r');
  fsyncSync(dir);
  closeSync(dir);
}

function unprotected(protector: KeyProtector, stored: Uint8Array): Uint8Array | undefined {
  try {
    const secret = protector.unprotect(stored);
    return secret.length === siteSecretBytes ? secret : undefined;
  } catch {
    return undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fault(detail: string): Result<never, StoreFault> {
  return err({ kind: 'storage', detail });
}
