import { fitsDetails } from '../../../domain/ledger/details-shape.ts';
import { sealingContext } from '../../../domain/ledger/sealing-context.ts';
import { open } from '../../../crypto/envelope.ts';
import type { Keys } from './subject-keys.ts';

/** What an event sealed, or `undefined` when its key is gone, is another one, or does not fit. */
export function openSealed(
  event: {
    readonly node: string;
    readonly seq: number;
    readonly type: string;
    readonly subject: string;
    readonly sealed?: Uint8Array | null;
    readonly keyId?: string | null;
  },
  keys: Keys,
): unknown {
  const key = event.keyId ? keys.named(event.subject, event.keyId) : undefined;
  if (!event.sealed || !key) return undefined;
  const plain = open(key, sealingContext(event, event.type), event.sealed);
  const details = plain && parsed(plain);
  return fitsDetails(event.type, details) ? details : undefined;
}

function parsed(plain: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(plain).toString('utf8'));
  } catch {
    return undefined;
  }
}
