import { z } from 'zod';
import { accountRoles, type AccountRole } from '../../domain/access/roles.ts';

// `GET /api/v1/live`: Server-Sent Events for anybody signed in. `event: changed` with `liveNote` as data, `event: ping` every
// `pingMs` while nothing changed. Says what changed, never whom it is about and never to what: pages ask for that by their own
// routes, so there is one place that decides who may see what. 429 `too-many-lines` beyond `linesPerSession`.

/** What pages follow: kinds of subject (`visit`, `reservation` …), `alert`, `kiosk`, `finding`, `site`. `all`: something may have been missed. */
export const liveNote = z.object({ topics: z.array(z.string()) });
export type LiveNote = z.infer<typeof liveNote>;

export const pingMs = 20_000;
/** Windows of one browser that listen at once. */
export const linesPerSession = 8;

const hosts: readonly string[] = ['reservation', 'visit', 'host', 'contact', 'department', 'site', 'all'];
const staff: readonly string[] = [
  ...hosts,
  ...['enrolment', 'pass', 'staff', 'alert', 'watchlist', 'dossier', 'feedback', 'request', 'message'],
  ...['kiosk', 'node', 'finding', 'webhook', 'policy', 'export'],
];

/** The topics each role hears of; whatever is not here stays between servers and kiosks. */
export const liveTopics: Readonly<Record<AccountRole, ReadonlySet<string>>> = {
  ...(Object.fromEntries(accountRoles.map((role) => [role, new Set(staff)])) as Record<
    AccountRole,
    ReadonlySet<string>
  >),
  host: new Set(hosts),
};
