import { after, minutes } from '../../domain/kernel/time.ts';
import { subjectOf } from '../../domain/ledger/event.ts';
import type { ServerContext } from '../context.ts';
import { tell } from '../notifications/tell.ts';
import { findUnannounced } from '../repositories/arrivals.ts';
import { placeOf } from '../repositories/guard/place-of.ts';
import { readPeople } from '../repositories/guard/visit-people.ts';
import type { Site } from '../site/site.ts';

/** News from a kiosk that was without a line: after this time the visitor is upstairs, or has telephoned. */
const freshMs = minutes(15);

/** Tells a host that their visitor has come, once, whichever copy of the server looks first. */
export async function announceArrivals(context: ServerContext): Promise<boolean> {
  for (const site of context.sites.all) await announceAt(context, site);
  return false;
}

async function announceAt(context: ServerContext, site: Site): Promise<void> {
  const { db } = context;
  const rows = await findUnannounced(db, site, after(context.now(), -freshMs), arrivalName);
  if (rows.length === 0) return;
  const people = await readPeople(db, site, rows);
  const { name } = await context.sites.settings(site);
  for (const [at, row] of rows.entries()) {
    const person = people[at];
    if (!person?.host) continue;
    await tell(context, site, db, 'visitor-arrived', {
      to: { kind: 'host', hostId: person.host.id },
      subject: subjectOf('visit', row.id),
      dedupe: `${arrivalName}${row.id}`,
      values: {
        visitor: person.name,
        department: person.host.department['zh-CN'],
        place: (await placeOf(db, site, row.node)) || name['zh-CN'],
      },
    });
  }
}

const arrivalName = 'arrived ';
