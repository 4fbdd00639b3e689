import type { RandomBytes } from '../kernel/random.ts';

// Crockford's base 32: no I, L, O or U, so a code read out or typed is not misread.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const prefix = 'YB1:';
const codeBytes = 16;
const codeDigits = 26;

/** What a badge's QR carries: 128 random bits, upper case so that the QR stays in its compact alphanumeric mode. */
export function createBadgeCode(randomBytes: RandomBytes): string {
  let value = randomBytes(codeBytes).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  let digits = '';
  for (let i = 0; i < codeDigits; i++) {
    digits = `${alphabet[Number(value & 31n)]}${digits}`;
    value >>= 5n;
  }
  return prefix + digits;
}

/** The one spelling of a scanned or typed badge code; `undefined` when the text is no badge code. */
export function canonicalBadgeCode(text: string): string | undefined {
  const upper = text.normalize('NFKC').trim().toUpperCase();
  if (!upper.startsWith(prefix)) return undefined;
  const digits = upper.slice(prefix.length).replace(/O/g, '0').replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{26}$/.test(digits) ? prefix + digits : undefined;
}

/** `a017 ` and `Ａ０１７` are `A017`. */
export function canonicalBadgeNumber(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
}

/** `A`, 17 → `A017`; the thousandth visitor of a day gets `A1000`. */
export function badgeNumber(badgePrefix: string, sequence: number): string {
  return canonicalBadgeNumber(`${badgePrefix}${String(sequence).padStart(3, '0')}`);
}
