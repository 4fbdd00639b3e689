import { hkdfSync, scryptSync } from 'node:crypto';
import type { RandomBytes } from '../domain/kernel/random.ts';

// Crockford's base 32: no I, L, O or U, so a code read out over the telephone is not misheard or misread.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 50 bits: good for the ten minutes it lives, because every guess costs a scrypt or an answer of the server. */
const digits = 10;

/** How long a code works, in milliseconds. */
export const enrolmentCodeMs = 10 * 60_000;

/** `7K3Q9-M4TZX`: ten digits, written in two groups. */
export function createEnrolmentCode(randomBytes: RandomBytes): string {
  // 256 is a multiple of 32, so no digit is likelier than another.
  const text = [...randomBytes(digits)].map((byte) => alphabet[byte & 31]).join('');
  return `${text.slice(0, 5)}-${text.slice(5)}`;
}

/** The one spelling of a code as people type it; `undefined` when it cannot be one. */
export function canonicalEnrolmentCode(text: string): string | undefined {
  const compact = text
    .normalize('NFKC')
    .replace(/[\s-]/g, '')
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{10}$/.test(compact) ? compact : undefined;
}

/** What both sides make of a code. The server keeps these two and forgets the code. */
export interface CodeSecret {
  /** Finds the code again without telling it: 16 characters of base64url. */
  readonly hint: string;
  /** 32 bytes: under this the kiosk's request is authenticated and the server's answer sealed. */
  readonly key: Uint8Array;
}

// 32 MiB and some 0.1 s. Whoever listens to a request has to pay it for each of 2^50 codes, within ten minutes.
const cost = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

/** @param code canonical, see `canonicalEnrolmentCode`. Takes about 0.1 s on purpose. */
export function stretchCode(code: string): CodeSecret {
  const stretched = scryptSync(code, 'yingbin enrolment code 1', 32, cost);
  const derive = (purpose: string, bytes: number): Uint8Array =>
    new Uint8Array(hkdfSync('sha256', stretched, new Uint8Array(0), `yingbin enrolment ${purpose} 1`, bytes));
  return { hint: Buffer.from(derive('hint', 12)).toString('base64url'), key: derive('key', 32) };
}
