import { after, hours, type Instant } from '../../domain/kernel/time.ts';
import { subjectOf, type Subject } from '../../domain/ledger/event.ts';
import { makeVisitorToken } from '../access/visitor-link.ts';
import type { VisitorLink } from '../contract/portal.ts';
import type { ServerContext } from '../context.ts';
import type { Site } from '../site/site.ts';

/** How long after a visit its link still opens the visitor's own data. */
const keepsMs = hours(24 * 30);

/** The visitor's link to a reservation. The token stands in the fragment, so it is in no server's log. */
export function reservationLink(context: ServerContext, site: Site, id: string, until: Instant): VisitorLink {
  return linkTo(context, site, subjectOf('reservation', id), after(until, keepsMs), 'r');
}

/** @param page `r` a reservation, `p` a pass alone */
export function linkTo(
  context: ServerContext,
  site: Site,
  subject: Subject,
  until: Instant,
  page: 'r' | 'p',
): VisitorLink {
  const token = makeVisitorToken(site, subject, until);
  return { token, url: `${context.publicUrl()}/portal/#/${page}/${token}`, until };
}

/** Where whoever decides reads and answers. */
export function reviewUrl(context: ServerContext, id: string): string {
  return `${context.publicUrl()}/console/#/reviews/${id}`;
}
