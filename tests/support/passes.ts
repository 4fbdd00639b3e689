import { createPassSigner, passCrypto } from '../../crypto/pass-crypto.ts';
import type { PassId, SiteId } from '../../domain/kernel/brand.ts';
import { after, hours, instant, type Instant } from '../../domain/kernel/time.ts';
import { checkPass, type ReaderKeys, type ReaderKnowledge } from '../../domain/pass/check-pass.ts';
import { issuePass, type IssuedPass, type PassOrder } from '../../domain/pass/issue-pass.ts';
import { liveMessage, livePeriodAt, passSecret, withLiveCode } from '../../domain/pass/live-code.ts';
import { readPass, type PassCode } from '../../domain/pass/pass-code.ts';
import { nothingSeen } from '../../domain/pass/seen-codes.ts';
import type { PassVerdict } from '../../domain/pass/verdict.ts';

/** In the middle of a 30-second period. */
export const visitStart = instant(Date.UTC(2026, 10, 23, 2, 0, 15));
export const site = 'lobby' as SiteId;
/** The key of RFC 8032 section 7.1, test 1, whose public half and thumbprint RFC 8037 appendix A tells. */
export const signer = createPassSigner(
  Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex'),
);
export const otherSigner = createPassSigner(new Uint8Array(32).fill(7));
export const codeKey = new Uint8Array(32).fill(3);

export const order: PassOrder = {
  siteId: site,
  notBefore: visitStart,
  expires: after(visitStart, hours(2)),
  zones: 0b101,
  useLimit: 4,
  staticAllowed: false,
};

export function issued(changes: Partial<PassOrder> = {}, by = signer): IssuedPass {
  return issuePass({ ...order, ...changes }, by, (length) =>
    Uint8Array.from({ length }, (_, at) => at * 16 + 1),
  );
}

export function codeOf(text: string): PassCode {
  const code = readPass(text);
  if (!code.ok) throw new Error(code.error);
  return code.value;
}

/** What the visitor's phone shows at `at`. */
export function shownAt(at: Instant, { text, pass }: IssuedPass, key = codeKey): string {
  const period = livePeriodAt(at);
  const mac = passCrypto.hmac(passSecret(passCrypto, key, pass.id), liveMessage(pass.id, period));
  return withLiveCode(codeOf(text), period, mac);
}

export interface TestReader {
  scan(text: string, now: Instant, clockToleranceMs?: number): PassVerdict;
}

/** A kiosk's reader: keeps what it has seen and counts every use. */
export function createTestReader(
  changes: Partial<ReaderKeys & Omit<ReaderKnowledge, 'isRevoked'>> & { readonly revoked?: PassId } = {},
): TestReader {
  let seen = nothingSeen;
  const uses = new Map<PassId, number>();
  return {
    scan(text, now, clockToleranceMs = 0) {
      const check = checkPass(
        text,
        {
          siteId: site,
          keys: new Map([[signer.keyId, signer.publicKey]]),
          codeKeys: [codeKey],
          isRevoked: (id) => id === changes.revoked,
          usesOf: (id) => uses.get(id) ?? 0,
          ...changes,
          seen,
        },
        passCrypto,
        { now, clockToleranceMs },
      );
      seen = check.seen;
      const { verdict } = check;
      if (verdict.type === 'ok') uses.set(verdict.pass.id, (uses.get(verdict.pass.id) ?? 0) + 1);
      return verdict;
    },
  };
}
