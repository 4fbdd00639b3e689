import { createHmac } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { Instant } from '../../domain/kernel/time.ts';
import type { RandomBytes } from '../../domain/kernel/random.ts';
import { canonicalEnrolmentCode, createEnrolmentCode } from '../../crypto/enrolment-code.ts';
import { open, seal } from '../../crypto/envelope.ts';
import type { Site } from '../site/site.ts';

/** RFC 4226, section 4: 160 bits. */
const secretBytes = 20;
const periodMs = 30_000;
/** One step before and after: phones and servers disagree by some seconds (RFC 6238, 5.2). */
const stepsAside = 1;
const recoveryCodes = 8;

export function newSecondFactor(randomBytes: RandomBytes): Uint8Array {
  return randomBytes(secretBytes);
}

/** For an authenticator app: typed (base32), and as the text of a picture code. */
export function secondFactorTexts(
  secret: Uint8Array,
  label: string,
): { readonly secret: string; readonly uri: string } {
  const totp = totpOf(secret, label);
  return { secret: totp.secret.base32, uri: totp.toString() };
}

/** The time step that `code` (six digits) is right for; none when it is wrong. Steps count from 1970. */
export function timeStepOf(secret: Uint8Array, code: string, now: Instant): number | undefined {
  const delta = totpOf(secret, '').validate({ token: code, timestamp: now, window: stepsAside });
  return delta === null ? undefined : Math.floor(now / periodMs) + delta;
}

function totpOf(secret: Uint8Array, label: string): TOTP {
  // SHA-1 and six digits: what every authenticator app understands, and RFC 6238 is sound with.
  return new TOTP({
    ...{ issuer: 'Yingbin', label, algorithm: 'SHA1', digits: 6, period: periodMs / 1_000 },
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
  });
}

export function sealSecondFactor(
  site: Site,
  staffId: string,
  secret: Uint8Array,
  randomBytes: RandomBytes,
): Uint8Array {
  return seal(site.closet, `second factor ${staffId}`, secret, randomBytes);
}

/** @throws when it was not sealed for this account under this site's secret */
export function openSecondFactor(site: Site, staffId: string, sealed: Uint8Array): Uint8Array {
  const secret = open(site.closet, `second factor ${staffId}`, sealed);
  if (!secret) throw new Error('A second factor does not open under the secret of its site');
  return secret;
}

/** Eight of 50 bits each, for whoever loses the phone. */
export function newRecoveryCodes(randomBytes: RandomBytes): readonly string[] {
  return Array.from({ length: recoveryCodes }, () => createEnrolmentCode(randomBytes));
}

/** What is kept of a recovery code: keyed, so that a stolen table tells none. None when it cannot be one. */
export function recoveryTokenOf(site: Site, staffId: string, code: string): string | undefined {
  const canonical = canonicalEnrolmentCode(code);
  return (
    canonical &&
    createHmac('sha256', site.signingSeed)
      .update(`recovery code\n${staffId}\n${canonical}`)
      .digest('base64url')
  );
}
