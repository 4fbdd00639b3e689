import { useMemo } from 'react';
import type { Language } from '../../domain/policy/vocabulary.ts';
import { useSession } from './core/session.ts';
import { useStrings } from './strings.ts';

export interface Times {
  readonly timeZone: string;
  /** `9月23日 周三` */
  readonly day: (at: number) => string;
  /** `14:05` */
  readonly time: (at: number) => string;
  /** Day and time, with the year. */
  readonly moment: (at: number) => string;
  /** `5分钟前`, `2小时后`; in whole minutes, hours or days. */
  readonly ago: (at: number, nowMs: number) => string;
}

/** Times as the site's wall clock shows them, wherever the page is read. Arguments are milliseconds since 1970. */
export function createTimes(language: Language, timeZone: string): Times {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', { timeZone, ...options });
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const day = format({ month: 'short', day: 'numeric', weekday: 'short' });
  const time = format(clock);
  const moment = format({ year: 'numeric', month: 'short', day: 'numeric', ...clock });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  return {
    timeZone,
    day: (at) => day.format(at),
    time: (at) => time.format(at),
    moment: (at) => moment.format(at),
    ago: (at, nowMs) => {
      const minutes = Math.trunc((at - nowMs) / 60_000);
      if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
      const hours = Math.trunc(minutes / 60);
      return Math.abs(hours) < 48
        ? relative.format(hours, 'hour')
        : relative.format(Math.trunc(hours / 24), 'day');
    },
  };
}

/** Before the site is known: what the page was made for. */
const firstZone = 'Asia/Shanghai';

export function useTimes(): Times {
  const { language } = useStrings();
  const timeZone = useSession((state) => state.site?.timeZone ?? firstZone);
  return useMemo(() => createTimes(language, timeZone), [language, timeZone]);
}
