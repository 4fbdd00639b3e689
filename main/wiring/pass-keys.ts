import type { SiteId } from '../../domain/kernel/brand.ts';
import { passKeyId } from '../../domain/pass/key-set.ts';
import { sha256 } from '../../crypto/sha256.ts';
import type { PassKeys } from '../flow/pass-desk.ts';
import type { SyncStore } from '../storage/sync/sync-store.ts';

/** The site's pass keys as the kiosk got them when it joined, and with every change since. */
export function createPassKeys(sync: Pick<SyncStore, 'joined'>): PassKeys {
  return {
    current() {
      const joined = sync.joined();
      if (!joined) return undefined;
      return {
        siteId: joined.site as SiteId,
        keys: new Map(joined.passPublicKeys.map((key) => [passKeyId(key, sha256), key])),
        codeKeys: [joined.passKey],
      };
    },
  };
}
