import { expect, test } from 'vitest';
import { instant, localTime } from '../../../../domain/kernel/time.ts';
import type { PortalSite } from '../../../../server/contract/portal.ts';
import {
  dayRange,
  staysOf,
  timesOn,
  whenAsked,
  whenErrors,
  whenOf,
} from '../../../../renderer/portal/shared/when.ts';

/** 2026-03-02 09:10 in Shanghai. */
const now = instant(Date.UTC(2026, 2, 2, 1, 10));
const site = {
  ...{ timeZone: 'Asia/Shanghai', maxStayMinutes: 480 },
  reservation: { leadMinutes: 30, maxAheadDays: 60 },
} as PortalSite;

test('today begins after the lead time, other days have every half hour, offices first', () => {
  const today = timesOn(site, '2026-03-02', now);
  expect(today[0]).toBe('10:00');
  const tomorrow = timesOn(site, '2026-03-03', now);
  expect([tomorrow.length, tomorrow[0], tomorrow.at(-1)]).toEqual([48, '06:00', '05:30']);
});

test('late in the evening the first day is tomorrow', () => {
  const late = instant(Date.UTC(2026, 2, 2, 15, 45));
  expect(dayRange(site, late)).toEqual({ first: '2026-03-03', last: '2026-05-01' });
});

test('stays end at the longest one, whatever it is', () => {
  expect(staysOf(site)).toEqual([30, 60, 120, 180, 240, 360, 480]);
  expect(staysOf({ ...site, maxStayMinutes: 90 })).toEqual([30, 60, 90]);
});

test('what is chosen is sent in the time of the site, and comes back the same', () => {
  const when = { day: '2026-03-03', time: '14:30', stay: '120' };
  const asked = whenAsked(site, when);
  expect(localTime(asked.from, site.timeZone)).toBe('14:30');
  expect(asked.until - asked.from).toBe(7_200_000);
  expect(whenOf(site, asked)).toEqual(when);
});

test('past, too far and missing answers are told by field', () => {
  const errors = (day: string, time: string, stay = '60') => whenErrors(site, { day, time, stay }, now);
  expect(errors('', '')).toEqual({ day: 'empty', time: 'empty' });
  expect(errors('2026-03-01', '10:00')).toEqual({ day: 'too-soon' });
  expect(errors('2026-05-02', '10:00')).toEqual({ day: 'too-far' });
  expect(errors('2026-03-02', '09:30')).toEqual({ time: 'too-soon' });
  expect(errors('2026-03-02', '10:00', '')).toEqual({ stay: 'empty' });
  expect(errors('2026-03-02', '10:00')).toEqual({});
});
