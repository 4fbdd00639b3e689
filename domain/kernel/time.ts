import type { Brand } from './brand.ts';

/** Milliseconds since 1970-01-01T00:00:00Z. Always an argument, never read inside `domain`. */
export type Instant = Brand<number, 'Instant'>;

/** A calendar day in the site's own time zone, `YYYY-MM-DD`. */
export type LocalDay = Brand<string, 'LocalDay'>;

export const seconds = (n: number): number => n * 1_000;
export const minutes = (n: number): number => n * 60_000;
export const hours = (n: number): number => n * 3_600_000;

export function instant(epochMs: number): Instant {
  return epochMs as Instant;
}

/** `start` moved by `ms` milliseconds (negative goes back). */
export function after(start: Instant, ms: number): Instant {
  return (start + ms) as Instant;
}

/**
 * The calendar day at `at` in an IANA time zone such as `Asia/Shanghai`.
 * @throws RangeError on an unknown zone; configuration is checked before it gets here.
 */
export function localDay(at: Instant, timeZone: string): LocalDay {
  return formatter('day', timeZone).format(at) as LocalDay;
}

/** The wall-clock time at `at`, `HH:MM`, 24 h. */
export function localTime(at: Instant, timeZone: string): string {
  return formatter('time', timeZone).format(at);
}

/**
 * The instant at which the wall clock of `timeZone` shows `day` and `time` (`HH:MM`).
 * In a daylight-saving gap the later reading is returned; China has none.
 */
export function instantAt(day: LocalDay, time: string, timeZone: string): Instant {
  const guess = Date.parse(`${day}T${time}:00Z`);
  const offsetMs = shownAsUtc(guess, timeZone) - guess;
  const first = guess - offsetMs;
  return instant(guess - (shownAsUtc(first, timeZone) - first));
}

/** The day `days` after `day` (negative goes back). */
export function addDays(day: LocalDay, days: number): LocalDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10) as LocalDay;
}

/** Whether `text` is a real calendar day written `YYYY-MM-DD`. */
export function isLocalDay(text: string): text is LocalDay {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(text);
}

/** Whether the running engine knows this IANA time zone. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function shownAsUtc(epochMs: number, timeZone: string): number {
  const at = instant(epochMs);
  return Date.parse(`${localDay(at, timeZone)}T${localTime(at, timeZone)}:00Z`);
}

// Building a formatter costs about 50 µs; a kiosk uses one zone all its life.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(kind: 'day' | 'time', timeZone: string): Intl.DateTimeFormat {
  const key = `${kind} ${timeZone}`;
  const known = formatters.get(key);
  if (known) return known;
  const made =
    kind === 'day'
      ? new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
      : new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  formatters.set(key, made);
  return made;
}
