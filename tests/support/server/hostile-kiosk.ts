import { createSecretKey, randomBytes } from 'node:crypto';
import type { NodeId } from '../../../domain/kernel/brand.ts';
import type { Instant } from '../../../domain/kernel/time.ts';
import { canonicalJson, genesisHash, hashOf } from '../../../domain/ledger/canonical.ts';
import type { LedgerEvent } from '../../../domain/ledger/event.ts';
import { sealingContext } from '../../../domain/ledger/sealing-context.ts';
import { formatStamp, tick, type Stamp } from '../../../domain/sync/hybrid-clock.ts';
import { seal } from '../../../crypto/envelope.ts';
import { sha256 } from '../../../crypto/sha256.ts';
import type { Batch } from '../../../server/repositories/ledger/ingest.ts';

export interface Said {
  readonly type: string;
  readonly subject: string;
  readonly data?: unknown;
  /** As text, so that it need not even be JSON. */
  readonly sealed?: string;
  readonly actor?: string;
}

/** Whoever holds a kiosk's key: a chain that joins up, and says whatever they like at whatever time they like. */
export function createHostileKiosk(node: string) {
  let seq = 0;
  let stamp: Stamp | undefined;
  let prevHash = genesisHash;
  const keys = new Map<string, Batch['keys'][number]>();

  const add = (said: Said, now: Instant): LedgerEvent => {
    const { type, subject, data = {}, sealed, actor = 'system' } = said;
    seq += 1;
    stamp = tick(stamp, now, node as NodeId);
    const known = keys.get(subject) ?? { subject, keyId: `${node}:${seq}`, key: randomBytes(32) };
    if (sealed !== undefined) keys.set(subject, known);
    const unhashed = {
      ...{ node: node as NodeId, seq, at: formatStamp(stamp), type, subject, actor },
      data: canonicalJson(data),
      ...(sealed !== undefined && {
        sealed: seal(
          createSecretKey(known.key),
          sealingContext({ node, seq, subject }, type),
          Buffer.from(sealed),
          randomBytes,
        ),
        keyId: known.keyId,
      }),
      prevHash,
    };
    const event = { ...unhashed, hash: hashOf(unhashed, sha256) };
    prevHash = event.hash;
    return event;
  };

  return {
    node,
    /** A batch of these, each stamped `now`. */
    say: (now: Instant, ...all: readonly Said[]): Batch => ({
      events: all.map((said) => add(said, now)),
      keys: [...keys.values()],
    }),
  };
}
