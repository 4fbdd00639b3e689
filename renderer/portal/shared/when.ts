import {
  addDays,
  after,
  instantAt,
  isLocalDay,
  localDay,
  localTime,
  minutes,
  type Instant,
} from '../../../domain/kernel/time.ts';
import type { PortalSite } from '../../../server/contract/portal.ts';

/** When somebody wants to come, as chosen: a day, a time of arrival, and how long. */
export interface WhenDraft {
  readonly day: string;
  readonly time: string;
  /** In minutes. */
  readonly stay: string;
}

export const noTime: WhenDraft = { day: '', time: '', stay: '' };
export type WhenErrors = Partial<Record<keyof WhenDraft, string>>;

const stepMinutes = 30;
const stays = [30, 60, 120, 180, 240, 360, 480, 600, 720, 1440] as const;

/** Days that can be reserved, first and last. */
export function dayRange(site: PortalSite, now: Instant): { readonly first: string; readonly last: string } {
  const earliest = after(now, minutes(site.reservation.leadMinutes));
  const today = localDay(now, site.timeZone);
  return {
    first: localDay(earliest, site.timeZone),
    last: addDays(today, site.reservation.maxAheadDays),
  };
}

/** Times of arrival on that day that are still far enough away; the hours of offices first, the night after them. */
export function timesOn(site: PortalSite, day: string, now: Instant): readonly string[] {
  const earliest = after(now, minutes(site.reservation.leadMinutes));
  return Array.from({ length: (24 * 60) / stepMinutes }, (_, index) => {
    const minute = (index * stepMinutes + 6 * 60) % (24 * 60);
    return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
  }).filter((time) => !isLocalDay(day) || instantAt(day, time, site.timeZone) >= earliest);
}

/** Lengths of a visit within the policy, in minutes; its longest one too. */
export function staysOf({ maxStayMinutes }: PortalSite): readonly number[] {
  const fitting = stays.filter((stay) => stay < maxStayMinutes);
  return [...fitting, maxStayMinutes];
}

export function whenErrors(site: PortalSite, { day, time, stay }: WhenDraft, now: Instant): WhenErrors {
  const { first, last } = dayRange(site, now);
  const wrong: WhenErrors = {};
  if (day === '') wrong.day = 'empty';
  else if (!isLocalDay(day) || day < first) wrong.day = 'too-soon';
  else if (day > last) wrong.day = 'too-far';
  if (time === '') wrong.time = 'empty';
  else if (wrong.day === undefined && !timesOn(site, day, now).includes(time) && isOnStep(time))
    wrong.time = 'too-soon';
  if (stay === '') wrong.stay = 'empty';
  return wrong;
}

/** What is sent; only of a draft without errors. */
export function whenAsked(
  { timeZone }: PortalSite,
  { day, time, stay }: WhenDraft,
): { readonly from: Instant; readonly until: Instant } {
  if (!isLocalDay(day)) throw new RangeError('no day');
  const from = instantAt(day, time, timeZone);
  return { from, until: after(from, minutes(Number(stay))) };
}

/** A visit that is there, as it would have been chosen. */
export function whenOf(
  { timeZone }: PortalSite,
  { from, until }: { readonly from: number; readonly until: number },
): WhenDraft {
  const start = from as Instant;
  return {
    day: localDay(start, timeZone),
    time: localTime(start, timeZone),
    stay: String(Math.round((until - from) / minutes(1))),
  };
}

/** An invitation may begin at any minute. */
const isOnStep = (time: string): boolean => Number(time.slice(3)) % stepMinutes === 0;
const pad = (n: number): string => String(n).padStart(2, '0');
