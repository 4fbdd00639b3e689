import type { PassId, SiteId } from '../kernel/brand.ts';
import type { Instant } from '../kernel/time.ts';
import { sameBytes } from './bytes.ts';
import type { PassKeySet } from './key-set.ts';
import { liveCodeOf, liveMessage, livePeriodAt, passSecret } from './live-code.ts';
import type { Pass } from './pass.ts';
import { readPass, type PassCode } from './pass-code.ts';
import type { PassCrypto } from './primitives.ts';
import { hasSeen, withSeen, type SeenCodes } from './seen-codes.ts';
import type { PassVerdict } from './verdict.ts';

/** What the calculations found, before any question of time or place. */
export interface PassProof {
  readonly signature: 'good' | 'bad' | 'unknown-key';
  readonly live: 'good' | 'bad' | 'none';
}

/** The keys a reader holds. */
export interface ReaderKeys {
  readonly keys: PassKeySet;
  /** The site's code keys: one, or two while the site changes it. */
  readonly codeKeys: readonly Uint8Array[];
}

/** What a reader knows of passes, as of its last contact with the site server. */
export interface ReaderKnowledge {
  readonly siteId: SiteId;
  isRevoked(id: PassId): boolean;
  /** How often the pass was used, as far as is known here. */
  usesOf(id: PassId): number;
  readonly seen: SeenCodes;
}

export interface ReaderMoment {
  readonly now: Instant;
  /** How far the reader's clock may be off, 0 when it is known to be right. Widens every limit of time. */
  readonly clockToleranceMs: number;
}

/** For a reader that cannot ask for the time: a quartz of 20 ppm is a minute off after five weeks. */
export const unsureClockMs = 60_000;

export interface PassCheck {
  readonly verdict: PassVerdict;
  /** The reader's memory from here on: keep it, or a code works twice. */
  readonly seen: SeenCodes;
}

/** The whole check of a scanned text, off line. Looks at nothing but its arguments. */
export function checkPass(
  text: string,
  reader: ReaderKeys & ReaderKnowledge,
  crypto: PassCrypto,
  moment: ReaderMoment,
): PassCheck {
  const code = readPass(text);
  if (!code.ok) return { verdict: { type: 'not-a-pass' }, seen: reader.seen };
  return judgePass(code.value, provePass(code.value, reader, crypto), reader, moment);
}

/** The calculations of a check. Apart from `judgePass`, for a browser's keys answer later, not at once. */
export function provePass(code: PassCode, { keys, codeKeys }: ReaderKeys, crypto: PassCrypto): PassProof {
  const { keyId, signed, signature, claimed, live } = code;
  const publicKey = keys.get(keyId);
  if (!publicKey) return { signature: 'unknown-key', live: 'none' };
  if (!crypto.verify(publicKey, signed, signature)) return { signature: 'bad', live: 'none' };
  if (!live) return { signature: 'good', live: 'none' };
  const message = liveMessage(claimed.id, live.period);
  const good = codeKeys.some((codeKey) =>
    sameBytes(liveCodeOf(crypto.hmac(passSecret(crypto, codeKey, claimed.id), message)), live.code),
  );
  return { signature: 'good', live: good ? 'good' : 'bad' };
}

/** The rules of a check. The first that fails is the verdict, what concerns the pass before what concerns its use. */
export function judgePass(
  { claimed: pass, live }: PassCode,
  proof: PassProof,
  reader: ReaderKnowledge,
  { now, clockToleranceMs }: ReaderMoment,
): PassCheck {
  const is = (verdict: PassVerdict, seen = reader.seen): PassCheck => ({ verdict, seen });
  // Whatever an unproven code claims goes no further than here.
  if (proof.signature === 'unknown-key') return is({ type: 'unknown-key' });
  if (proof.signature === 'bad' || proof.live === 'bad') return is({ type: 'bad-signature' });
  if (pass.siteId !== reader.siteId) return is({ type: 'wrong-site', pass });
  if (reader.isRevoked(pass.id)) return is({ type: 'revoked', pass });
  if (now + clockToleranceMs < pass.notBefore) return is({ type: 'not-yet', pass });
  if (now - clockToleranceMs >= pass.expires) return is({ type: 'expired', pass });
  if (!isFresh(pass, proof, live?.period, now, clockToleranceMs)) return is({ type: 'stale-code', pass });
  if (live && hasSeen(reader.seen, pass.id, live.period)) return is({ type: 'replayed', pass });
  if (pass.useLimit > 0 && reader.usesOf(pass.id) >= pass.useLimit) return is({ type: 'used-up', pass });
  return live
    ? is({ type: 'ok', pass, code: 'live' }, withSeen(reader.seen, pass.id, live.period))
    : is({ type: 'ok', pass, code: 'static' });
}

/** The period now, the one before and the one after, widened by what the clock may be off. */
function isFresh(
  pass: Pass,
  proof: PassProof,
  period: number | undefined,
  now: Instant,
  clockToleranceMs: number,
): boolean {
  if (period === undefined || proof.live !== 'good') return pass.staticAllowed;
  const earliest = livePeriodAt((now - clockToleranceMs) as Instant) - 1;
  const latest = livePeriodAt((now + clockToleranceMs) as Instant) + 1;
  return period >= earliest && period <= latest;
}
