import { expect, test } from 'vitest';
import type { PassId, SiteId } from '../../../../domain/kernel/brand.ts';
import { after, hours, minutes, seconds } from '../../../../domain/kernel/time.ts';
import { unsureClockMs } from '../../../../domain/pass/check-pass.ts';
import { keySetOf, readKeySet } from '../../../../domain/pass/key-set.ts';
import { hasSeen, nothingSeen, withSeen } from '../../../../domain/pass/seen-codes.ts';
import { visitorAnswer } from '../../../../domain/pass/verdict.ts';
import {
  codeKey,
  createTestReader,
  issued,
  order,
  otherSigner,
  shownAt,
  signer,
  visitStart,
} from '../../../support/passes.ts';

const during = after(visitStart, hours(1));
const keysOf = (...signers: readonly (typeof signer)[]) =>
  new Map(signers.map((each) => [each.keyId, each.publicKey]));

test('a live code and a static one that is allowed are let in', () => {
  const live = issued();
  expect(createTestReader().scan(shownAt(during, live), during)).toEqual({
    type: 'ok',
    pass: live.pass,
    code: 'live',
  });
  const printed = issued({ staticAllowed: true });
  expect(createTestReader().scan(printed.text, during)).toEqual({
    type: 'ok',
    pass: printed.pass,
    code: 'static',
  });
});

test('a pass holds from its first moment and no longer at its last', () => {
  const pass = issued();
  const at = (moment: typeof during) => createTestReader().scan(shownAt(moment, pass), moment).type;
  expect(at(after(order.notBefore, -1))).toBe('not-yet');
  expect(at(order.notBefore)).toBe('ok');
  expect(at(after(order.expires, -1))).toBe('ok');
  expect(at(order.expires)).toBe('expired');
});

test('a pass of another site, a revoked one and a used-up one are told apart', () => {
  const pass = issued();
  const elsewhere = createTestReader({ siteId: 'annex' as SiteId });
  expect(elsewhere.scan(shownAt(during, pass), during).type).toBe('wrong-site');
  expect(createTestReader({ revoked: pass.pass.id }).scan(shownAt(during, pass), during).type).toBe(
    'revoked',
  );
  const used = createTestReader({ usesOf: () => 4 });
  expect(used.scan(shownAt(during, pass), during).type).toBe('used-up');
  expect(createTestReader({ usesOf: () => 3 }).scan(shownAt(during, pass), during).type).toBe('ok');
});

test('a limit of none never runs out', () => {
  const pass = issued({ useLimit: 0 });
  expect(createTestReader({ usesOf: () => 1_000 }).scan(shownAt(during, pass), during).type).toBe('ok');
});

test('nothing is told about a pass that is not proven', () => {
  const forged = issued({}, otherSigner);
  expect(createTestReader().scan(shownAt(during, forged), during)).toEqual({ type: 'unknown-key' });
  // The forger names our key.
  const named = issued({}, { ...otherSigner, keyId: signer.keyId });
  expect(createTestReader().scan(shownAt(during, named), during)).toEqual({ type: 'bad-signature' });
  expect(createTestReader().scan('VP1:NONE', during)).toEqual({ type: 'not-a-pass' });
});

test('a static code where a live one is due is refused, as is a live one that was made up', () => {
  const pass = issued();
  expect(createTestReader().scan(pass.text, during).type).toBe('stale-code');
  const made = shownAt(during, pass, new Uint8Array(32));
  expect(createTestReader().scan(made, during)).toEqual({ type: 'bad-signature' });
  // Not even where a static code would do.
  const printed = issued({ staticAllowed: true });
  const madeToo = shownAt(during, printed, new Uint8Array(32));
  expect(createTestReader().scan(madeToo, during)).toEqual({ type: 'bad-signature' });
});

test('the live code of another pass does not fit this one', () => {
  const mine = issued();
  const other = { ...mine.pass, id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' as PassId };
  const borrowed = shownAt(during, { text: mine.text, pass: other });
  expect(createTestReader().scan(borrowed, during)).toEqual({ type: 'bad-signature' });
});

test('a code is good in its period and the ones beside it', () => {
  const pass = issued();
  const shown = shownAt(during, pass);
  const scanAfter = (ms: number) => createTestReader().scan(shown, after(during, ms)).type;
  // `during` is 15 s into its period.
  expect(scanAfter(seconds(-46))).toBe('stale-code');
  expect(scanAfter(seconds(-45))).toBe('ok');
  expect(scanAfter(seconds(45) - 1)).toBe('ok');
  expect(scanAfter(seconds(45))).toBe('stale-code');
});

test('a kiosk whose clock may be a minute off takes what one with a right clock refuses', () => {
  const pass = issued();
  for (const offMs of [-unsureClockMs, unsureClockMs]) {
    const kioskNow = after(during, offMs);
    expect(createTestReader().scan(shownAt(during, pass), kioskNow).type).toBe('stale-code');
    expect(createTestReader().scan(shownAt(during, pass), kioskNow, unsureClockMs).type).toBe('ok');
  }
  const early = after(order.notBefore, -unsureClockMs);
  expect(createTestReader().scan(shownAt(early, pass), early, unsureClockMs).type).toBe('ok');
  expect(createTestReader().scan(shownAt(early, pass), after(early, -1), unsureClockMs).type).toBe('not-yet');
  const late = after(order.expires, unsureClockMs);
  expect(createTestReader().scan(shownAt(late, pass), after(late, -1), unsureClockMs).type).toBe('ok');
  expect(createTestReader().scan(shownAt(late, pass), late, unsureClockMs).type).toBe('expired');
});

test('a code works once at a reader, and the next code works again', () => {
  const pass = issued();
  const gate = createTestReader();
  const shown = shownAt(during, pass);
  expect(gate.scan(shown, during).type).toBe('ok');
  expect(gate.scan(shown, after(during, seconds(1))).type).toBe('replayed');
  expect(gate.scan(shown, after(during, seconds(44))).type).toBe('replayed');
  const next = after(during, seconds(30));
  expect(gate.scan(shownAt(next, pass), next).type).toBe('ok');
});

// Two gates without a line between them cannot know of each other; the use limit catches it once they can.
test('the same code at a second gate is let in off line, and counted when the gates are in touch', () => {
  const pass = issued({ useLimit: 1 });
  const shown = shownAt(during, pass);
  expect(createTestReader().scan(shown, during).type).toBe('ok');
  expect(createTestReader().scan(shown, during).type).toBe('ok');
  const inTouch = createTestReader({ usesOf: () => 1 });
  expect(inTouch.scan(shown, during).type).toBe('used-up');
});

test('a code that was refused is not spent', () => {
  const pass = issued();
  const shown = shownAt(during, pass);
  let uses = 4;
  const gate = createTestReader({ usesOf: () => uses });
  expect(gate.scan(shown, during).type).toBe('used-up');
  uses = 0;
  expect(gate.scan(shown, during).type).toBe('ok');
});

test('a clock that is set back does not make a taken code good again', () => {
  const pass = issued();
  const gate = createTestReader();
  const shown = shownAt(during, pass);
  expect(gate.scan(shown, during).type).toBe('ok');
  for (let turn = 1; turn <= 20; turn += 1) {
    const later = after(during, minutes(turn));
    gate.scan(shownAt(later, issued({ useLimit: 0 })), later);
  }
  expect(gate.scan(shown, during).type).toBe('replayed');
});

test('a memory that is full forgets what was taken longest ago', () => {
  const { id } = issued().pass;
  const full = [1, 2, 3, 4].reduce((seen, period) => withSeen(seen, id, period, 3), nothingSeen);
  expect([1, 2, 3, 4].map((period) => hasSeen(full, id, period))).toEqual([false, true, true, true]);
});

test('while the site changes its keys, passes and codes of both are taken', () => {
  const newCodeKey = new Uint8Array(32).fill(9);
  const rotating = { keys: keysOf(signer, otherSigner), codeKeys: [newCodeKey, codeKey] };
  const before = issued();
  const since = issued({}, otherSigner);
  expect(createTestReader(rotating).scan(shownAt(during, before), during).type).toBe('ok');
  expect(createTestReader(rotating).scan(shownAt(during, since, newCodeKey), during).type).toBe('ok');
  const done = { keys: keysOf(otherSigner), codeKeys: [newCodeKey] };
  expect(createTestReader(done).scan(shownAt(during, before), during).type).toBe('unknown-key');
});

test('keys reach a reader as a JWK set, and foreign keys in it do no harm', () => {
  const published = keySetOf([signer, otherSigner]);
  // RFC 8037 appendix A.2.
  expect(published.keys[0]).toEqual({
    kty: 'OKP',
    crv: 'Ed25519',
    x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
    kid: 'k90facafe',
    use: 'sig',
    alg: 'EdDSA',
  });
  const [first] = published.keys;
  const foreign = [
    { kty: 'RSA', n: 'AQAB', e: 'AQAB', kid: 'k00000000' },
    { ...first, x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURp', kid: 'k00000001' },
    { ...first, use: 'enc', kid: 'k00000002' },
    'no key',
    null,
  ];
  const set = readKeySet(JSON.parse(JSON.stringify({ keys: [...foreign, ...published.keys] })));
  expect(set).toEqual({ ok: true, value: keysOf(signer, otherSigner) });
  for (const bad of [undefined, {}, { keys: {} }, { keys: [first, first] }])
    expect(readKeySet(bad)).toEqual({ ok: false, error: 'not-a-key-set' });
});

test('the visitor is never told why, only what to do', () => {
  const { pass } = issued();
  expect(visitorAnswer({ type: 'ok', pass, code: 'live' })).toBe('welcome');
  for (const type of ['stale-code', 'replayed'] as const)
    expect(visitorAnswer({ type, pass })).toBe('show-live-code');
  for (const type of ['wrong-site', 'revoked', 'not-yet', 'expired', 'used-up'] as const)
    expect(visitorAnswer({ type, pass })).toBe('ask-staff');
  for (const type of ['not-a-pass', 'unknown-key', 'bad-signature'] as const)
    expect(visitorAnswer({ type })).toBe('ask-staff');
});
