import type { LocalDay } from '../../domain/kernel/time.ts';
import type { VisitRequest } from '../../domain/visit/records.ts';
import type { StorageContext } from './context.ts';
import type { KnownBefore } from './visit-admission.ts';

/**
 * The entry of the watchlist that this visitor stands on, running on `day`; the smallest id where there are several. Asks with every
 * number that is known of the visitor, also with one that the policy does not let be kept: asking keeps nothing.
 */
export function findListed(
  { database, tokens }: Pick<StorageContext, 'database' | 'tokens'>,
  { identity, draft }: VisitRequest,
  { reservation, enrolment }: KnownBefore,
  day: LocalDay,
): string | undefined {
  const said = (texts: readonly (string | undefined)[]): readonly string[] =>
    texts.filter((text) => text !== undefined && text !== '') as readonly string[];
  const idNumbers = said([identity?.number, reservation?.idNumber, enrolment?.idNumber]);
  const phones = said([draft.phone, reservation?.phone, enrolment?.phone]);
  const asked = new Set([...idNumbers.map(tokens.idNumber), ...phones.map(tokens.phone)]);
  const entries = [...asked].flatMap((token) =>
    database.all<{ id: string }>(
      `SELECT w.id FROM watchlist_token t JOIN watchlist w ON w.id = t.entry
       WHERE t.token = ? AND w.ended = 0 AND w.until_day >= ?`,
      token,
      day,
    ),
  );
  return entries.map(({ id }) => id).sort()[0];
}
