import type { SafeStorage } from 'electron';
import { expect, test } from 'vitest';
import { createKeyProtection } from '../../../../main/security/key-protection.ts';

/** Seals text by turning it round: enough to show that bytes survive and that sealed is not plain. */
const store = (available: boolean, backend: string): SafeStorage =>
  ({
    isEncryptionAvailable: () => available,
    getSelectedStorageBackend: () => backend,
    encryptString: (text: string) => Buffer.from([...text].toReversed().join('')),
    decryptString: (sealed: Buffer) => [...sealed.toString()].toReversed().join(''),
  }) as unknown as SafeStorage;

test('any bytes come back as they were', () => {
  const protection = createKeyProtection(store(true, 'gnome_libsecret'), 'linux');
  const secret = Uint8Array.from({ length: 256 }, (_, index) => index);
  const sealed = protection?.protect(secret) ?? new Uint8Array();
  expect(Buffer.from(sealed)).not.toEqual(Buffer.from(secret));
  expect(Buffer.from(protection?.unprotect(sealed) ?? [])).toEqual(Buffer.from(secret));
});

test('a system without a key store offers none', () => {
  expect(createKeyProtection(store(false, 'unknown'), 'win32')).toBeUndefined();
});

test('the fixed password that Linux falls back to is no protection; elsewhere the question does not arise', () => {
  expect(createKeyProtection(store(true, 'basic_text'), 'linux')).toBeUndefined();
  expect(createKeyProtection(store(true, 'unknown'), 'linux')).toBeUndefined();
  expect(createKeyProtection(store(true, 'unknown'), 'darwin')).toBeDefined();
});
