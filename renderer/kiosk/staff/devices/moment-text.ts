import type { Instant } from '../../../../domain/kernel/time.ts';
import type { Language } from '../../../../domain/policy/vocabulary.ts';

// Building a formatter is slow, and a list of devices asks for dozens of times.
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Day and time on the wall clock of the site, as its readers write them: `2 Mar, 09:05`, `3月2日 09:05`. */
export function momentText(at: Instant, timeZone: string, language: Language): string {
  const key = `${language} ${timeZone}`;
  const known = formatters.get(key);
  if (known) return known.format(at);
  const made = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone,
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formatters.set(key, made);
  return made.format(at);
}
