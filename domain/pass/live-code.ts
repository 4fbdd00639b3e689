import type { PassId } from '../kernel/brand.ts';
import { seconds, type Instant } from '../kernel/time.ts';
import { joinBytes, uint32 } from './bytes.ts';
import { bytesOfPassId } from './ids.ts';
import { liveCodeBytes, passText, type PassCode } from './pass-code.ts';
import type { PassCrypto } from './primitives.ts';

/** How long the phone shows one code. Gates in the field refresh every 30 to 120 s (facts section 7). */
export const livePeriodMs = seconds(30);

/** The number of the period at `at`: 30-second periods since 1970. */
export function livePeriodAt(at: Instant): number {
  return Math.floor(at / livePeriodMs);
}

/**
 * The secret that makes a pass rotate. The server hands it to the visitor's phone with the pass; a kiosk, which holds
 * the site's code key, derives it again, off line and for passes it never heard of.
 */
export function passSecret(crypto: Pick<PassCrypto, 'derive'>, codeKey: Uint8Array, id: PassId): Uint8Array {
  return crypto.derive(codeKey, `yingbin pass code 1 ${id}`);
}

/** What the phone's HMAC is over: the pass and the period. */
export function liveMessage(id: PassId, period: number): Uint8Array {
  return joinBytes(bytesOfPassId(id), uint32(period));
}

/** The part of an HMAC that is shown. 8 bytes: a guess is right once in 2^64, and a reader gives no second try. */
export function liveCodeOf(mac: Uint8Array): Uint8Array {
  return mac.subarray(0, liveCodeBytes);
}

/** The code to show during `period`; `mac` is the HMAC of `liveMessage` under the pass's secret. */
export function withLiveCode(code: PassCode, period: number, mac: Uint8Array): string {
  return passText(joinBytes(code.body, uint32(period), liveCodeOf(mac)));
}
