import { z } from 'zod';
import type { AccountRole } from '../../domain/access/roles.ts';

// `GET /api/v1/live`: Server-Sent Events for anybody signed in. `event: changed` with `liveNote` as data, `event: ping` every
// `pingMs` while nothing changed. Says what changed, never whom it is about and never to what: pages ask for that by their own
// routes, so there is one place that decides who may see what. 429 `too-many-lines` beyond `linesPerSession`.

/** What pages follow: kinds of subject (`visit`, `reservation` …), `alert`, `kiosk`, `finding`, `site`. `all`: something may have been missed. */
export const liveNote = z.object({ topics: z.array(z.string()) });
export type LiveNote = z.infer<typeof liveNote>;

export const pingMs = 20_000;
/** Windows of one browser that listen at once. */
export const linesPerSession = 8;

const forHosts: ReadonlySet<string> = new Set([
  ...['reservation', 'visit', 'host', 'contact', 'department', 'site', 'all'],
]);
/** Notes between servers and kiosks, such as `forms:<node>`. */
const isInner = (topic: string): boolean => topic.includes(':');

/** Whether a page of this role hears of a topic. */
export function hears(role: AccountRole, topic: string): boolean {
  return !isInner(topic) && (role !== 'host' || forHosts.has(topic));
}
