import { after, hours, instant, type Instant } from '../../../domain/kernel/time.ts';
import { eventToWire } from '../../../domain/sync/event-coder.ts';
import { replicatedTypes, travellingKeys } from '../../../domain/sync/replicated.ts';
import type { WireEvent, WireKey } from '../../../domain/sync/wire.ts';
import { subjectOf, type SubjectKind } from '../../../domain/ledger/event.ts';
import type { ServerContext } from '../../context.ts';
import type { Site } from '../../site/site.ts';
import { readFeed } from '../ledger/feed.ts';
import { findKeys, type Keys } from '../ledger/subject-keys.ts';
import { passedOn } from './passed-on.ts';
import { dueReservations, entitledSubjects, type DuePlace } from './entitled.ts';

/** So many at once: a kiosk puts a batch away while a visitor stands before it. */
const usualPage = { events: 200, due: 100 } as const;
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
  pageOf: { readonly events: number; readonly due: number } = usualPage,
): Promise<News> {
  const { db } = context;
  const now = context.now();
  const horizon = instant(Math.floor((now + horizonMs) / horizonStepMs) * horizonStepMs);
  const { feed, place } = parseCursor(cursor, horizon);
  const page = await readFeed(db, site, feed, {
    types: [...replicatedTypes],
    exceptNode: node,
    limit: pageOf.events,
  });
  const events = await passedOn(db, site, page);

  const asked = { db, site, now, horizon };
  const sealed = events.filter(({ keyId, subject }) => keyId !== undefined && mayTravel(subject));
  const allowed = await entitledSubjects(
    asked,
    sealed.map(({ subject }) => subject),
  );
  const due = await dueReservations(asked, place, pageOf.due);
  const isCut = due.length === pageOf.due;
  const reached = isCut ? (due.at(-1) ?? place) : endOf(horizon);

  const dueSubjects = due.map(({ id }) => subjectOf('reservation', id));
  const keys = await findKeys(db, site, [...allowed, ...dueSubjects]);
  return {
    events: events.map((event) => eventToWire(event, base64)),
    keys: [
      ...wireKeys(
        sealed.filter(({ subject }) => allowed.has(subject)),
        keys,
      ),
      ...dueSubjects.flatMap((subject) => allKeys(subject, keys)),
    ],
    cursor: [page.cursor, reached.fromAt, reached.id].join('~'),
    more: page.more || isCut,
  };
}

/** Behind every reservation that begins by then. */
function endOf(horizon: Instant): DuePlace {
  return { fromAt: after(horizon, 1), id: '' };
}

/** A first pull gets the keys with their events, so nothing is due yet. */
function parseCursor(cursor: string, horizon: Instant): { readonly feed: string; readonly place: DuePlace } {
  const [feed = '', fromAt, id = ''] = cursor.split('~');
  const ms = Number(fromAt);
  if (fromAt === undefined || !Number.isSafeInteger(ms) || ms < 0) return { feed, place: endOf(horizon) };
  return { feed, place: { fromAt: instant(ms), id } };
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
