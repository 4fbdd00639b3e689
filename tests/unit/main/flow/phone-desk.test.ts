import { expect, test } from 'vitest';
import type { NodeId } from '../../../../domain/kernel/brand.ts';
import { instant } from '../../../../domain/kernel/time.ts';
import { checkTicket, readTicket, ticketPeriodMs } from '../../../../domain/pass/phone-ticket.ts';
import type { PhoneForm } from '../../../../domain/sync/wire.ts';
import type { KioskEvent } from '../../../../domain/visit/effect.ts';
import { passCrypto } from '../../../../crypto/pass-crypto.ts';
import { createPhoneDesk } from '../../../../main/flow/phone-desk.ts';
import { createFakeTimers } from '../../../support/fake-timers.ts';
import { host, phoneAnswers } from '../../../support/visit/people.ts';

const node = 'k-1' as NodeId;
const line = { base: 'https://site.example', ticketKey: new Uint8Array(32).fill(7) };
const form = (id: string, state: PhoneForm['state'] = 'sent'): PhoneForm => ({
  id,
  ticket: 'x',
  state,
  ...(state === 'sent' && { answers: phoneAnswers }),
});

function rig() {
  const timers = createFakeTimers();
  const events: KioskEvent[] = [];
  const told = new Map<string, string>();
  let seed = 0;
  // Three seconds into a period.
  const started = Math.ceil(1_770_000_000_000 / ticketPeriodMs) * ticketPeriodMs + 3_000;
  const now = () => instant(started + timers.now());
  const desk = createPhoneDesk({
    ...{ node, timers, now },
    hosts: { byId: (id) => (id === host.id ? host : undefined) },
    taken: { take: (id, outcome) => void told.set(id, outcome), isTaken: (id) => told.has(id) },
    crypto: passCrypto,
    randomBytes: (size) => Buffer.alloc(size, (seed += 1)),
    dispatch: (event) => events.push(event),
  });
  const codes = () =>
    events.filter((event) => event.type === 'phone-code').map(({ address }) => address?.split('/form/')[1]);
  return { desk, timers, events, told, codes, now };
}

test('every code is good for a whole period after it was last shown, and no two are the same', async () => {
  const { desk, timers, codes, now } = rig();
  desk.link(line);
  for (let turn = 0; turn < 4; turn += 1) {
    const shown = codes().at(-1) ?? '';
    const read = readTicket(shown);
    if (!read.ok) throw new Error(read.error);
    expect(read.value.node).toBe(node);
    const knowledge = { key: line.ticketKey, clockOffsetMs: 0, clockToleranceMs: 0, isUsed: false };
    await timers.advance(turn === 0 ? ticketPeriodMs - 3_000 - 1 : ticketPeriodMs - 1);
    expect(codes().at(-1)).toBe(shown);
    expect(checkTicket(read.value, knowledge, passCrypto, now()).ok).toBe(true);
    expect(checkTicket(read.value, knowledge, passCrypto, instant(now() + ticketPeriodMs)).ok).toBe(true);
    await timers.advance(1);
  }
  expect(new Set(codes()).size).toBe(5);
});

test('without a line there is no code, and nothing goes on behind it', async () => {
  const { desk, timers, events, codes } = rig();
  desk.link(undefined);
  expect(events).toEqual([]);
  desk.link(line);
  desk.link({ ...line, ticketKey: line.ticketKey.slice() });
  expect(codes()).toHaveLength(1);
  desk.link(undefined);
  expect(codes()).toEqual([expect.any(String), undefined]);
  await timers.advance(10 * ticketPeriodMs);
  expect(codes()).toHaveLength(2);
});

test('a code that was used is replaced at once, whatever its period', () => {
  const { desk, codes } = rig();
  desk.link(line);
  desk.receive([form('f-1', 'opened')]);
  expect(codes()).toHaveLength(2);
  desk.receive([form('f-1', 'opened')]);
  expect(codes()).toHaveLength(2);
});

test('what the server repeats is told once; answers are handed out with the host whom this kiosk knows', () => {
  const { desk, events } = rig();
  desk.receive([form('f-1', 'opened'), form('f-1'), form('f-2')]);
  desk.receive([form('f-1', 'opened'), form('f-1'), form('f-2')]);
  expect(events).toEqual([
    { type: 'phone-form', form: { id: 'f-1', state: 'opened' } },
    { type: 'phone-form', form: { id: 'f-1', state: 'sent' } },
    { type: 'phone-form', form: { id: 'f-2', state: 'sent' } },
  ]);
  expect(desk.open('f-1')).toEqual({ answers: phoneAnswers, host });
  expect(desk.open('f-3')).toBeUndefined();
});

test('a form that was dealt with is forgotten here and heard no more', () => {
  const { desk, events, told } = rig();
  desk.receive([form('f-1')]);
  desk.taken('f-1', 'declined');
  expect(told).toEqual(new Map([['f-1', 'declined']]));
  expect(desk.open('f-1')).toBeUndefined();
  desk.receive([form('f-1')]);
  expect(events).toHaveLength(1);
});
