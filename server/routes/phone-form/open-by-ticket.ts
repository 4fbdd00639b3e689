import { passCrypto } from '../../../crypto/pass-crypto.ts';
import { after, type Instant } from '../../../domain/kernel/time.ts';
import { checkTicket, readTicket, type PhoneTicket } from '../../../domain/pass/phone-ticket.ts';
import { makeVisitorToken } from '../../access/visitor-link.ts';
import type { PhoneFormOpened } from '../../contract/phone-form.ts';
import type { ServerContext } from '../../context.ts';
import { failure } from '../../http/failure.ts';
import { clockToleranceMs } from '../../repositories/kiosks/health.ts';
import { kioskTicketKey } from '../../repositories/kiosks/enrolment.ts';
import { findKiosk } from '../../repositories/kiosks/kiosks.ts';
import { formLastsMs, openForm } from '../../repositories/phone-forms.ts';
import type { Site } from '../../site/site.ts';

/** What a measured offset may be wrong by: the way of a message, and a few seconds of drift since then. */
const offsetErrorMs = 5_000;

/**
 * Opens a form for whoever scanned the kiosk's code a moment ago. The ticket is spent with it: a picture of the screen, sent on, opens
 * nothing.
 */
export async function openByTicket(context: ServerContext, text: string): Promise<PhoneFormOpened> {
  const ticket = readTicket(text);
  if (!ticket.ok) throw failure(400, 'not-a-ticket');
  const { node, nonce } = ticket.value;
  const now = context.now();
  const found = await makerOf(context, ticket.value, now);
  if (!found) throw failure(400, 'not-a-ticket');
  const { site, isFresh } = found;
  if (!isFresh) throw failure(410, 'ticket-stale');

  const id = context.newId();
  // The nonce is unique in the table: of two phones at once one gets the form.
  if (!(await openForm(context, site, { id, node, nonce, now }))) throw failure(409, 'ticket-used');
  context.bus.changed(site.id, [`forms:${node}`]);
  const until = after(now, formLastsMs);
  // The token outlives the form by as much, so that the phone is told how it ended and not that its link is dead.
  const token = makeVisitorToken(site, `form:${id}`, after(until, formLastsMs));
  return { id, state: 'opened', until, token, site: site.id };
}

/** The site whose kiosk made the ticket: nodes of two sites may have one name, their keys differ. None for a kiosk that was shut out. */
async function makerOf(
  context: ServerContext,
  ticket: PhoneTicket,
  now: Instant,
): Promise<{ readonly site: Site; readonly isFresh: boolean } | undefined> {
  for (const site of context.sites.all) {
    const kiosk = await findKiosk(context.db, site, ticket.node);
    if (!kiosk || kiosk.revokedAt !== null) continue;
    const checked = checkTicket(
      ticket,
      {
        key: kioskTicketKey(site, ticket.node),
        clockOffsetMs: kiosk.clockOffsetMs ?? 0,
        // A clock that nobody has measured yet is trusted as far as one that is in order.
        clockToleranceMs: kiosk.clockOffsetMs === null ? clockToleranceMs : offsetErrorMs,
        // The table knows, and only once the ticket is known to be genuine.
        isUsed: false,
      },
      passCrypto,
      now,
    );
    if (checked.ok || checked.error !== 'bad-code') return { site, isFresh: checked.ok };
  }
  return undefined;
}
