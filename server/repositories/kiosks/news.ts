import { hours, instant, type Instant } from '../../../domain/kernel/time.ts';
import { countsFromKiosk } from '../../../domain/sync/authority.ts';
import { eventToWire } from '../../../domain/sync/event-coder.ts';
import { replicatedTypes, travellingKeys } from '../../../domain/sync/replicated.ts';
import type { WireEvent, WireKey } from '../../../domain/sync/wire.ts';
import type { FactType } from '../../../domain/ledger/catalogue.ts';
import type { SubjectKind } from '../../../domain/ledger/event.ts';
import type { ServerContext } from '../../context.ts';
import type { Site } from '../../site/site.ts';
import { readFeed } from '../ledger/feed.ts';
import { findKeys, type Keys } from '../ledger/subject-keys.ts';
import { dueReservations, entitledSubjects } from './entitled.ts';

/** So many events at once: a kiosk puts a batch away while a visitor stands before it. */
const pageEvents = 200;
const pageKeys = 200;
/** Kiosks learn who comes within a week; it moves on by the hour. */
const horizonMs = hours(7 * 24);
const horizonStepMs = hours(1);

export interface News {
  readonly events: readonly WireEvent[];
  readonly keys: readonly WireKey[];
  readonly cursor: string;
  readonly more: boolean;
}

/**
 * What other nodes said after `cursor`, as far as kiosks know of it, with the keys this kiosk may have now. The cursor also says up to
 * when reservations were handed out: the keys of later ones follow as their day comes near.
 */
export async function readNews(
  context: ServerContext,
  site: Site,
  node: string,
  cursor: string,
): Promise<News> {
  const { db } = context;
  const now = context.now();
  const [feedCursor = '', from] = cursor.split('~');
  const horizon = instant(Math.floor((now + horizonMs) / horizonStepMs) * horizonStepMs);
  const page = await readFeed(db, site, feedCursor, {
    types: [...replicatedTypes],
    exceptNode: node,
    limit: pageEvents,
  });
  const events = page.events.filter(
    ({ node: from_, type, subject }) => from_ === site.node || countsFromKiosk(type as FactType, subject),
  );

  const asked = { db, site, now, horizon };
  const sealed = events.filter(({ keyId, subject }) => keyId !== undefined && mayTravel(subject));
  const allowed = await entitledSubjects(
    asked,
    sealed.map(({ subject }) => subject),
  );
  // A first pull gets them with their events.
  const since = from === undefined ? horizon : instant(Math.min(Number(from) || 0, horizon));
  const due = since < horizon ? await dueReservations(asked, since, pageKeys) : [];
  const isCut = due.length === pageKeys;
  const reached = isCut ? lastWhole(due) : horizon;

  const keys = await findKeys(db, site, [...allowed, ...due.map(({ subject }) => subject)]);
  return {
    events: events.map((event) => eventToWire(event, base64)),
    keys: [
      ...wireKeys(
        sealed.filter(({ subject }) => allowed.has(subject)),
        keys,
      ),
      ...due.flatMap(({ subject }) => allKeys(subject, keys)),
    ],
    cursor: `${page.cursor}~${reached}`,
    more: page.more || isCut,
  };
}

const base64 = { encode: (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64') };

function mayTravel(subject: string): boolean {
  return travellingKeys.has(subject.slice(0, subject.indexOf(':')) as SubjectKind);
}

function wireKeys(
  events: readonly { readonly subject: string; readonly keyId?: string }[],
  keys: Keys,
): readonly WireKey[] {
  const found = new Map<string, WireKey>();
  for (const { subject, keyId = '' } of events) {
    const key = keys.named(subject, keyId);
    if (key) found.set(`${subject} ${keyId}`, { subject, keyId, key: base64.encode(key.export()) });
  }
  return [...found.values()];
}

function allKeys(subject: string, keys: Keys): readonly WireKey[] {
  return keys.of(subject).map(({ id, key }) => ({ subject, keyId: id, key: base64.encode(key.export()) }));
}

/** Up to where a cut page is complete: several reservations may begin at the same moment. */
function lastWhole(due: readonly { readonly fromAt: Instant }[]): Instant {
  const last = due.at(-1)?.fromAt ?? instant(0);
  const before = due.findLast(({ fromAt }) => fromAt < last)?.fromAt;
  return before ?? last;
}
