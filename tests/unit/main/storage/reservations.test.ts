import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ReservationId } from '../../../../domain/kernel/brand.ts';
import { hours, instant, minutes } from '../../../../domain/kernel/time.ts';
import type { Reservation } from '../../../../domain/visit/records.ts';
import { must, startKiosk, type TestKiosk } from '../../../support/storage-kiosk.ts';
import {
  fullPolicy,
  lin,
  monday,
  reservation,
  system,
  visitor,
  walkIn,
} from '../../../support/storage-people.ts';

let kiosk: TestKiosk;
beforeEach(() => {
  kiosk = startKiosk();
});
afterEach(() => kiosk.close());

const record = (change: Partial<Reservation> = {}) =>
  must(kiosk.store.reservations.record({ ...reservation, ...change }, system));
const find = (person: { idNumber?: string; phone?: string }, now = reservation.from) =>
  kiosk.store.reservations.find(person, { now: instant(now), earlyMs: minutes(60), lateMs: minutes(120) });
const r = (id: string) => id as ReservationId;

test('a reservation is found by ID number and by phone, however it is written', () => {
  record();
  expect(find({ idNumber: lin.idNumber })).toEqual(reservation);
  expect(find({ phone: '+86 138-0000-0000' })).toEqual(reservation);
  expect(find({ idNumber: '440305190012310031' })).toBeUndefined();
  expect(find({})).toBeUndefined();
});

test('the window is honoured to the millisecond at both ends', () => {
  record();
  const person = { idNumber: lin.idNumber };
  const [first, last] = [reservation.from - minutes(60), reservation.until + minutes(120)];
  expect(find(person, instant(first))?.id).toBe('r-1');
  expect(find(person, instant(first - 1))).toBeUndefined();
  expect(find(person, instant(last))?.id).toBe('r-1');
  expect(find(person, instant(last + 1))).toBeUndefined();
});

test('of several reservations the nearest wins', () => {
  record({ id: r('late'), from: instant(monday + hours(3)), until: instant(monday + hours(4)) });
  record({ id: r('now'), from: instant(monday + hours(1)), until: instant(monday + hours(2.5)) });
  expect(find({ idNumber: lin.idNumber }, instant(monday + hours(2)))?.id).toBe('now');
  expect(find({ idNumber: lin.idNumber }, instant(monday + hours(3)))?.id).toBe('late');
});

test('a phone shared with somebody else does not open their reservation', () => {
  record();
  expect(find({ idNumber: '440305190012310031', phone: lin.phone })).toBeUndefined();
});

test('a reservation made by phone alone is found by a visitor with a card', () => {
  const { idNumber: _, ...byPhone } = reservation;
  must(kiosk.store.reservations.record(byPhone, system));
  expect(find({ idNumber: lin.idNumber, phone: lin.phone })?.id).toBe('r-1');
});

test('a used reservation is not offered again, and recording it again does not free it', () => {
  record();
  must(kiosk.store.visits.save(walkIn('v1', { reservationId: reservation.id }), fullPolicy, visitor));
  expect(find({ idNumber: lin.idNumber })).toBeUndefined();
  record({ companions: 5 });
  expect(find({ idNumber: lin.idNumber })).toBeUndefined();
  expect(kiosk.store.reservations.byId(reservation.id)?.companions).toBe(5);
});

test('recording the same reservation twice writes one event', () => {
  record();
  record();
  expect(kiosk.events()).toHaveLength(1);
  record({ until: instant(reservation.until + 1) });
  expect(kiosk.events()).toHaveLength(2);
});

test('a visit cannot name a reservation that does not exist', () => {
  const saved = kiosk.store.visits.save(walkIn('v1', { reservationId: r('none') }), fullPolicy, visitor);
  expect(saved).toMatchObject({ ok: false, error: { kind: 'not-allowed' } });
});
