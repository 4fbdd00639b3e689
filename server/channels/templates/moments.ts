import { localDay, localTime } from '../../../domain/kernel/time.ts';
import type { Instant } from '../../../domain/kernel/time.ts';
import type { Language } from '../../../domain/policy/vocabulary.ts';
import type { Deadline, TimeWindow } from './keys.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `11月23日 14:00–15:00`; with two days where it ends on another. */
export function windowText({ from, until, timeZone }: TimeWindow, language: Language): string {
  const ends =
    localDay(from, timeZone) === localDay(until, timeZone)
      ? localTime(until, timeZone)
      : momentText({ at: until, timeZone }, language);
  return `${momentText({ at: from, timeZone }, language)}–${ends}`;
}

/** `11月23日 14:00` */
export function momentText({ at, timeZone }: Deadline, language: Language): string {
  return `${dayText(at, timeZone, language)} ${localTime(at, timeZone)}`;
}

function dayText(at: Instant, timeZone: string, language: Language): string {
  const [, month = '', day = ''] = localDay(at, timeZone).split('-');
  return language === 'zh-CN'
    ? `${Number(month)}月${Number(day)}日`
    : `${Number(day)} ${months[Number(month) - 1] ?? month}`;
}
