import { isLocalDay } from '../kernel/time.ts';
import type { LocalDay } from '../kernel/time.ts';

/** `YYYYMMDD` as a day. The oldest living people were born after 1800, whatever a typing error says. */
export function dayOfDigits(digits: string): LocalDay | undefined {
  const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
  return digits.length === 8 && /^(18|19|20)/.test(day) && isLocalDay(day) ? day : undefined;
}
