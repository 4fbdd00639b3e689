import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createSecretKey } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createKeyRing } from '../../../../crypto/create-key-ring.ts';
import { open, seal } from '../../../../crypto/envelope.ts';
import { openKeyRing } from '../../../../main/storage/keys/key-file.ts';
import type { KeyProtector } from '../../../../crypto/key-ring.ts';
import { createRandomPool } from '../../../../crypto/random-pool.ts';
import { dataPaths } from '../../../../main/storage/paths.ts';
import { must, repeatableBytes, temporaryDir } from '../../../support/storage-kiosk.ts';

let dir: ReturnType<typeof temporaryDir>;
beforeEach(() => {
  dir = temporaryDir();
});
afterEach(() => dir.remove());

const bytes = repeatableBytes('keys');
const openRing = (protector?: KeyProtector) =>
  openKeyRing({ dir: dir.dir, randomBytes: bytes, ...(protector && { protector }) });
const keyPath = () => dataPaths(dir.dir).keys;
const mirror: KeyProtector = {
  name: 'mirror',
  protect: (secret) => Buffer.from(secret).map((byte) => byte ^ 0xff),
  unprotect: (stored) => Buffer.from(stored).map((byte) => byte ^ 0xff),
};

test('the first start makes a key file for its owner only, the second one reads it', () => {
  const first = must(openRing());
  expect(statSync(keyPath()).mode & 0o777).toBe(0o600);
  expect(must(openRing()).id).toBe(first.id);
  expect(existsSync(`${keyPath()}.new`)).toBe(false);
});

test.each([0o640, 0o604, 0o660])('a key file with mode %o is refused', (mode) => {
  must(openRing());
  chmodSync(keyPath(), mode);
  expect(openRing()).toMatchObject({ ok: false, error: { detail: expect.stringContaining('0600') } });
});

// A new key would make every sealed record of the database unreadable, quietly.
test('a missing key file beside a database is an error, and none is made', () => {
  writeFileSync(dataPaths(dir.dir).database, '');
  expect(openRing()).toMatchObject({ ok: false, error: { detail: expect.stringContaining('missing') } });
  expect(existsSync(keyPath())).toBe(false);
});

test.each(['', '{', '{"version":2}', '{"version":1,"protection":"file-mode","secret":"AAAA","more":1}'])(
  'the key file %j is damaged, not replaced',
  (text) => {
    writeFileSync(keyPath(), text, { mode: 0o600 });
    expect(openRing()).toMatchObject({ ok: false, error: { detail: expect.stringContaining('damaged') } });
    expect(readFileSync(keyPath(), 'utf8')).toBe(text);
  },
);

test('a secret of the wrong length is not a key', () => {
  const text = '{"version":1,"protection":"file-mode","secret":"AAAA"}';
  writeFileSync(keyPath(), text, { mode: 0o600 });
  expect(openRing().ok).toBe(false);
});

test('the key store of the operating system takes an unprotected file over and keeps the keys', () => {
  const before = must(openRing());
  const secret = JSON.parse(readFileSync(keyPath(), 'utf8')).secret;
  expect(must(openRing(mirror)).id).toBe(before.id);
  expect(readFileSync(keyPath(), 'utf8')).not.toContain(secret);
  expect(must(openRing(mirror)).id).toBe(before.id);
});

test('a protected file is refused by a shell that cannot open it', () => {
  must(openRing(mirror));
  expect(openRing()).toMatchObject({ ok: false, error: { detail: expect.stringContaining('"mirror"') } });
  const stranger: KeyProtector = {
    ...mirror,
    unprotect: () => {
      throw new Error('other account');
    },
  };
  expect(openRing(stranger)).toMatchObject({
    ok: false,
    error: { detail: expect.stringContaining('account') },
  });
});

test('a wrapped key opens for its subject alone', () => {
  const ring = createKeyRing(Buffer.alloc(32, 1), bytes);
  const wrapped = ring.wrap(Buffer.alloc(32, 9), 'visit:a');
  expect(ring.unwrap(wrapped, 'visit:a')).toEqual(Buffer.alloc(32, 9));
  expect(ring.unwrap(wrapped, 'visit:b')).toBeUndefined();
  expect(createKeyRing(Buffer.alloc(32, 2), bytes).unwrap(wrapped, 'visit:a')).toBeUndefined();
});

test('tokens differ by label and by site, and repeat for the same text', () => {
  const ring = createKeyRing(Buffer.alloc(32, 1), bytes);
  const other = createKeyRing(Buffer.alloc(32, 2), bytes);
  const all = [ring.token('phone', '1001'), ring.token('staff-code', '1001'), other.token('phone', '1001')];
  expect(new Set(all).size).toBe(3);
  expect(ring.token('phone', '1001')).toBe(all[0]);
  expect(all[0]).toMatch(/^[\w-]{22}$/);
});

test('a sealed text opens only whole, in its context, under its key', () => {
  const key = createSecretKey(Buffer.alloc(32, 3));
  const sealed = seal(key, 'event 1', Buffer.from('秘'), bytes);
  expect(open(key, 'event 1', sealed)).toEqual(Buffer.from('秘'));
  expect(open(key, 'event 2', sealed)).toBeUndefined();
  expect(open(createSecretKey(Buffer.alloc(32, 4)), 'event 1', sealed)).toBeUndefined();
  for (let i = 0; i < sealed.length; i++)
    expect(open(key, 'event 1', Buffer.from(sealed).fill((sealed[i] ?? 0) ^ 1, i, i + 1))).toBeUndefined();
  expect(open(key, 'event 1', sealed.subarray(0, 20))).toBeUndefined();
});

test('a pool hands every byte out once', () => {
  const pool = createRandomPool(bytes);
  const handed = Array.from({ length: 100 }, () => Buffer.from(pool(32)).toString('hex'));
  expect(new Set(handed).size).toBe(100);
  expect(pool(5_000)).toHaveLength(5_000);
});
