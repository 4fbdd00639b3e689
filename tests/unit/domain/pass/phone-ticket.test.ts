import { expect, test } from 'vitest';
import { passCrypto } from '../../../../crypto/pass-crypto.ts';
import type { NodeId } from '../../../../domain/kernel/brand.ts';
import { after, instant, seconds, type Instant } from '../../../../domain/kernel/time.ts';
import { encodeBase64url } from '../../../../domain/pass/base64url.ts';
import {
  checkTicket,
  createTicket,
  readTicket,
  ticketKey,
  ticketMemoryMs,
  ticketPeriodMs,
  ticketUrl,
  type TicketKnowledge,
} from '../../../../domain/pass/phone-ticket.ts';

const siteKey = new Uint8Array(32).fill(5);
const lobby = 'kiosk-1' as NodeId;
const key = ticketKey(passCrypto, siteKey, lobby);
/** The start of a period. */
const shown = instant(Date.UTC(2026, 10, 23, 2));
const random = (length: number) => Uint8Array.from({ length }, (_, at) => at);
const { text, nonce } = createTicket(lobby, key, shown, passCrypto, random);

function verdict(now: Instant, changes: Partial<TicketKnowledge> = {}, ticket = text): string {
  const read = readTicket(ticket);
  if (!read.ok) return read.error;
  const knowledge = { key, clockOffsetMs: 0, clockToleranceMs: 0, isUsed: false, ...changes };
  const checked = checkTicket(read.value, knowledge, passCrypto, now);
  return checked.ok ? 'ok' : checked.error;
}

test('the server learns from a ticket which kiosk made it, when, and its nonce', () => {
  expect(readTicket(text)).toMatchObject({
    ok: true,
    value: { node: lobby, nonce, period: shown / ticketPeriodMs },
  });
  expect(nonce).toBe('00010203-0405-0607-0809-0a0b0c0d0e0f');
});

test('a ticket is good for the period it is shown in and the next', () => {
  expect(verdict(after(shown, -1))).toBe('not-yet');
  expect(verdict(shown)).toBe('ok');
  expect(verdict(after(shown, seconds(60) - 1))).toBe('ok');
  expect(verdict(after(shown, seconds(60)))).toBe('stale');
});

test('a kiosk whose clock is known to be off is forgiven exactly that', () => {
  for (const offsetMs of [-seconds(3_600), seconds(3_600)]) {
    const serverNow = after(shown, -offsetMs);
    expect(verdict(serverNow)).toMatch(/^(stale|not-yet)$/);
    expect(verdict(serverNow, { clockOffsetMs: offsetMs })).toBe('ok');
  }
});

test('what the offset may be wrong widens both ends', () => {
  const clockToleranceMs = seconds(5);
  expect(verdict(after(shown, -seconds(5)), { clockToleranceMs })).toBe('ok');
  expect(verdict(after(shown, -seconds(5) - 1), { clockToleranceMs })).toBe('not-yet');
  expect(verdict(after(shown, seconds(65) - 1), { clockToleranceMs })).toBe('ok');
  expect(verdict(after(shown, seconds(65)), { clockToleranceMs })).toBe('stale');
});

test('a nonce is remembered for as long as its ticket could pass', () => {
  const clockToleranceMs = seconds(5);
  const firstUse = after(shown, -clockToleranceMs);
  const forgotten = after(firstUse, ticketMemoryMs(clockToleranceMs));
  expect(verdict(forgotten, { clockToleranceMs })).toBe('stale');
  expect(verdict(after(forgotten, -1), { clockToleranceMs, isUsed: true })).toBe('used');
});

test('a ticket works once', () => {
  expect(verdict(shown, { isUsed: true })).toBe('used');
});

test('no kiosk makes tickets of another', () => {
  const otherKey = ticketKey(passCrypto, siteKey, 'kiosk-2' as NodeId);
  expect(otherKey).not.toEqual(key);
  const forged = createTicket(lobby, otherKey, shown, passCrypto, random);
  expect(verdict(shown, {}, forged.text)).toBe('bad-code');
});

test('a forged ticket is not told that its nonce is used or its time is up', () => {
  const forged = createTicket(lobby, new Uint8Array(32), shown, passCrypto, random);
  expect(verdict(after(shown, seconds(600)), { isUsed: true }, forged.text)).toBe('bad-code');
});

test('every node id of the journal fits', () => {
  for (const name of ['a', `k${'-'.repeat(31)}`, '0-9']) {
    const node = name as NodeId;
    const made = createTicket(node, ticketKey(passCrypto, siteKey, node), shown, passCrypto, random);
    expect(readTicket(made.text)).toMatchObject({ ok: true, value: { node } });
  }
  expect(() => createTicket('Kiosk 1' as NodeId, key, shown, passCrypto, random)).toThrow(RangeError);
});

test.each(['', 'AAAA', text.slice(1), `${text}A`, `${text}AAAA`, 'A'.repeat(200), `${text} `])(
  '%j is no ticket',
  (other) => {
    expect(verdict(shown, {}, other)).toBe('not-a-ticket');
  },
);

test('a node id that no kiosk can have is no ticket, whatever its length says', () => {
  const named = (bytes: readonly number[]) => encodeBase64url(Uint8Array.of(...bytes, ...random(32)));
  for (const bytes of [[0], [1, 0x2f], [3, 0x61, 0x00, 0x62], [1, 0xff]])
    expect(readTicket(named(bytes))).toEqual({ ok: false, error: 'not-a-ticket' });
  expect(readTicket(named([1, 0x61])).ok).toBe(true);
});

test('the ticket stands in the fragment of the address, which no server sees', () => {
  for (const base of ['https://visit.example', 'https://visit.example/']) {
    const url = new URL(ticketUrl(base, text));
    expect(url.pathname).toBe('/portal/');
    expect(url.hash).toBe(`#/form/${text}`);
  }
});
