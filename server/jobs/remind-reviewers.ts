import { after, hours, type Instant } from '../../domain/kernel/time.ts';
import { subjectOf } from '../../domain/ledger/event.ts';
import type { ServerContext } from '../context.ts';
import { decidersFor, secondApprovers, tell } from '../notifications/tell.ts';
import { readDirectory } from '../repositories/directory.ts';
import type { Addressee } from '../repositories/messages.ts';
import { findLapsingSoon, readRequests, type ReservationRow } from '../repositories/reservations.ts';
import { reviewValues } from '../reservations/approve.ts';
import type { Site } from '../site/site.ts';

/** With this part of the time to answer left, whoever has to decide is reminded. */
const lastPart = 1 / 4;

/** Reminds once of every request that is about to lapse, whichever copy of the server looks first. */
export async function remindReviewers(context: ServerContext): Promise<boolean> {
  for (const site of context.sites.all) await remindAt(context, site);
  return false;
}

/** Of the time that was left when the request came: a visit this afternoon leaves a few hours, not a day. */
function isLastPart({ answer_by, requested_at }: ReservationRow, now: Instant): boolean {
  const given = (answer_by ?? 0) - (requested_at ?? 0);
  return (answer_by ?? 0) - now <= given * lastPart;
}

async function remindAt(context: ServerContext, site: Site): Promise<void> {
  const { db } = context;
  const now = context.now();
  const { policy } = await context.sites.settings(site);
  const longest = hours(policy.reservation.answerHours) * lastPart;
  const rows = (await findLapsingSoon(db, site, now, after(now, longest))).filter((row) =>
    isLastPart(row, now),
  );
  if (rows.length === 0) return;
  const requests = await readRequests(db, site, rows);
  const directory = await readDirectory(db, site);
  for (const [at, row] of rows.entries()) {
    const request = requests[at];
    const host = directory.hosts.get(request?.hostId ?? '');
    // One reminder for a group is enough.
    if (!request || !host || (row.group_id !== null && row.group_id !== row.id)) continue;
    const to: readonly Addressee[] =
      row.state === 'awaiting-second'
        ? secondApprovers(directory, host.id).map((staffId) => ({ kind: 'staff', staffId }))
        : decidersFor(directory, site, host.id, context.now);
    const answerBy = (row.answer_by ?? 0) as Instant;
    for (const addressee of to)
      await tell(context, site, db, 'review-reminder', {
        to: addressee,
        subject: subjectOf('reservation', row.id),
        dedupe: `remind ${row.id} ${answerBy} ${row.state} ${Object.values(addressee).join(' ')}`,
        values: {
          ...reviewValues(context, site, row.id, request, host),
          deadline: { at: answerBy, timeZone: site.timeZone },
        },
      });
  }
}
