import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passCrypto } from '../../crypto/pass-crypto.ts';
import type { NodeId, PassId, SiteId } from '../../domain/kernel/brand.ts';
import { after, hours, instant, minutes } from '../../domain/kernel/time.ts';
import { decodeBase45, encodeBase45 } from '../../domain/pass/base45.ts';
import { decodeBase64url, encodeBase64url } from '../../domain/pass/base64url.ts';
import { issuePass } from '../../domain/pass/issue-pass.ts';
import { passText, readPass } from '../../domain/pass/pass-code.ts';
import { checkTicket, createTicket, readTicket, ticketKey } from '../../domain/pass/phone-ticket.ts';
import { hasSeen, nothingSeen, withSeen } from '../../domain/pass/seen-codes.ts';
import { codeOf, createTestReader, issued, shownAt, signer, visitStart } from '../support/passes.ts';

const during = after(visitStart, hours(1));
const bytesOf = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const name = (most: number) =>
  fc
    .array(fc.constantFrom(...'abcxyz0189-'), { minLength: 1, maxLength: most })
    .map((signs) => signs.join(''))
    .filter((text) => !text.startsWith('-'));

const orders = fc
  .record({
    siteId: name(40).map((text) => text as SiteId),
    starts: fc.integer({ min: 0, max: 0xffff_fffe }),
    seconds: fc.integer({ min: 1, max: 0xffff_ffff }),
    zones: fc.maxSafeNat(),
    useLimit: fc.nat(),
    staticAllowed: fc.boolean(),
  })
  .map(({ starts, seconds, ...rest }) => ({
    ...rest,
    notBefore: instant(starts * 1_000),
    expires: instant(Math.min(starts + seconds, 0xffff_ffff) * 1_000),
  }));

test('whatever is written in Base45 or base64url is read back, and nothing is read that would be written otherwise', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(decodeBase45(encodeBase45(bytes))).toEqual(bytes);
      expect(decodeBase64url(encodeBase64url(bytes))).toEqual(bytes);
    }),
  );
  const signs = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:abc_');
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 9 }), (each) => {
      const text = each.join('');
      const [by45, by64] = [decodeBase45(text), decodeBase64url(text)];
      if (by45) expect(encodeBase45(by45)).toBe(text);
      if (by64) expect(encodeBase64url(by64)).toBe(text);
    }),
    { numRuns: 5_000 },
  );
});

test('every pass that can be ordered is read as it was issued', () => {
  fc.assert(
    fc.property(orders, bytesOf(16), (order, id) => {
      const { pass, text } = issuePass(order, signer, () => id);
      expect(codeOf(text).claimed).toEqual(pass);
      expect(pass).toMatchObject(order);
    }),
  );
});

// Every one of them, not a sample: a single bit that changes nothing would be a second spelling of the same pass.
test.each([
  ['live', issued(), shownAt(during, issued())],
  ['static', issued({ staticAllowed: true }), issued({ staticAllowed: true }).text],
])('no bit of a %s code can be turned', (_, { pass }, text) => {
  expect(createTestReader().scan(text, during)).toMatchObject({ type: 'ok', pass });
  const bytes = decodeBase45(text.slice('VP1:'.length)) ?? new Uint8Array();
  const refusals = new Set<string>();
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const turned = bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
    refusals.add(createTestReader().scan(passText(turned), during).type);
  }
  // A turned bit of the period makes a code that was never shown, not one that is late.
  expect([...refusals].sort()).toEqual(['bad-signature', 'not-a-pass', 'unknown-key']);
});

test('no code cut short, put together from two or followed by more is taken', () => {
  const [one, two] = [shownAt(during, issued()), shownAt(during, issued({ zones: 0xffff }))].map(
    (text) => decodeBase45(text.slice('VP1:'.length)) ?? new Uint8Array(),
  );
  if (!one || !two) throw new Error('no codes');
  for (let at = 0; at < one.length; at += 1) {
    expect(createTestReader().scan(passText(one.slice(0, at)), during).type).not.toBe('ok');
    const spliced = Uint8Array.from(two, (byte, place) => (place < at ? (one[place] ?? 0) : byte));
    const verdict = createTestReader().scan(passText(spliced), during);
    // Where the two are alike, the cut leaves one of them whole.
    const whole = [one, two].some((each) => Buffer.compare(each, spliced) === 0);
    expect(verdict.type === 'ok').toBe(whole);
  }
});

test('a code is taken exactly when it was shown at most a period and a bit from now', () => {
  const pass = issued({ notBefore: instant(0), useLimit: 0 });
  fc.assert(
    fc.property(
      fc.integer({ min: -200_000, max: 200_000 }),
      fc.integer({ min: 0, max: 90_000 }),
      (offMs, clockToleranceMs) => {
        const shown = shownAt(during, pass);
        const { type } = createTestReader().scan(shown, after(during, offMs), clockToleranceMs);
        // A right phone and a reader within its tolerance always agree.
        if (Math.abs(offMs) <= 30_000 + clockToleranceMs) expect(type).toBe('ok');
        if (Math.abs(offMs) > 60_000 + clockToleranceMs) expect(type).toBe('stale-code');
      },
    ),
    { numRuns: 1_000 },
  );
});

test('of any number of scans of one code at one reader, one is taken', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 30 }), (steps) => {
      const gate = createTestReader();
      const pass = issued({ useLimit: 0 });
      const taken = new Map<string, number>();
      for (const step of steps) {
        const shown = shownAt(after(visitStart, minutes(step)), pass);
        const { type } = gate.scan(shown, after(visitStart, minutes(step)));
        if (type === 'ok') taken.set(shown, (taken.get(shown) ?? 0) + 1);
      }
      expect([...taken.values()]).toEqual([...taken.values()].map(() => 1));
      expect(taken.size).toBe(new Set(steps).size);
    }),
  );
});

test('a memory of codes never grows beyond its bound and holds the latest', () => {
  const { id } = issued().pass;
  fc.assert(
    fc.property(
      fc.array(fc.nat(50), { maxLength: 100 }),
      fc.integer({ min: 1, max: 20 }),
      (periods, most) => {
        const seen = periods.reduce((sum, period) => withSeen(sum, id, period, most), nothingSeen);
        expect(seen.codes.size).toBeLessThanOrEqual(most);
        const last = periods.at(-1);
        if (last !== undefined) expect(hasSeen(seen, id, last)).toBe(true);
        expect(hasSeen(seen, 'ffffffff-ffff-ffff-ffff-ffffffffffff' as PassId, last ?? 0)).toBe(false);
      },
    ),
  );
});

test('no bit of a ticket can be turned, and every kiosk with its key makes one that is read', () => {
  const siteKey = new Uint8Array(32).fill(1);
  fc.assert(
    fc.property(
      name(32).map((text) => text as NodeId),
      bytesOf(16),
      (node, nonce) => {
        const key = ticketKey(passCrypto, siteKey, node);
        const { text } = createTicket(node, key, during, passCrypto, () => nonce);
        const bytes = decodeBase64url(text) ?? new Uint8Array();
        const isTaken = (ticket: string): boolean => {
          const read = readTicket(ticket);
          if (!read.ok) return false;
          const kiosk = ticketKey(passCrypto, siteKey, read.value.node);
          const knowledge = { key: kiosk, clockOffsetMs: 0, clockToleranceMs: 0, isUsed: false };
          return checkTicket(read.value, knowledge, passCrypto, during).ok;
        };
        expect(isTaken(text)).toBe(true);
        for (let bit = 0; bit < bytes.length * 8; bit += 1) {
          const turned = bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
          expect(isTaken(encodeBase64url(turned))).toBe(false);
        }
      },
    ),
    { numRuns: 20 },
  );
});

test('no text at all makes the reader throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
      expect(readPass(text).ok).toBe(false);
      expect(readPass(`VP1:${text}`).ok).toBe(false);
    }),
    { numRuns: 2_000 },
  );
});
