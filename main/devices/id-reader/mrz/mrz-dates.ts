import { isLocalDay, type LocalDay } from '../../../../domain/kernel/time.ts';

// The zone writes years with two digits; the century is the reader's to find (ICAO Doc 9303 part 3 leaves it open).

/** The newest day these six digits can mean that is not after `today`: nobody is born in the future. */
export function birthDay(yymmdd: string, today: LocalDay): LocalDay | undefined {
  return readings(yymmdd, today).findLast((day) => day <= today);
}

/** The day nearest to `today` that these six digits can mean: no document is valid for half a century. */
export function expiryDay(yymmdd: string, today: LocalDay): LocalDay | undefined {
  const away = (day: LocalDay): number => Math.abs(Date.parse(day) - Date.parse(today));
  return readings(yymmdd, today).sort((a, b) => away(a) - away(b))[0];
}

/** The real days of this century and the two beside it, in order. 29 February is not in all of them. */
function readings(yymmdd: string, today: LocalDay): LocalDay[] {
  const found = /^(\d\d)(\d\d)(\d\d)$/.exec(yymmdd);
  if (!found) return [];
  const [, year, month, day] = found;
  const century = Number(today.slice(0, 2));
  return [century - 1, century, century + 1].map((one) => `${one}${year}-${month}-${day}`).filter(isLocalDay);
}
