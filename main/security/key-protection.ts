import type { SafeStorage } from 'electron';
import type { KeyProtection } from '../app/app-contract.ts';

/**
 * The operating system's key store (DPAPI, Keychain, Secret Service) around the site key. Nothing when the system
 * has none: Linux without a keyring offers a fixed password, which is worth less than the key file's own rights.
 * Uses the synchronous calls, as the store reads its key before anything else may happen.
 */
export function createKeyProtection(
  safeStorage: SafeStorage,
  platform: NodeJS.Platform,
): KeyProtection | undefined {
  if (!safeStorage.isEncryptionAvailable()) return undefined;
  if (platform === 'linux' && ['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())) {
    return undefined;
  }
  return {
    name: 'electron-safe-storage',
    // safeStorage seals text; base64 carries any bytes through it unchanged.
    protect: (secret) => safeStorage.encryptString(Buffer.from(secret).toString('base64')),
    unprotect: (sealed) => Buffer.from(safeStorage.decryptString(Buffer.from(sealed)), 'base64'),
  };
}
