import { createSecretKey, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { checkCharacter } from '../../domain/identity/check-digit.ts';
import { instant, type Instant } from '../../domain/kernel/time.ts';
import type { FactData } from '../../domain/ledger/catalogue.ts';
import type { VisitDetails } from '../../domain/ledger/details.ts';
import type { LedgerEvent } from '../../domain/ledger/event.ts';
import { sealingContext } from '../../domain/ledger/sealing-context.ts';
import { open } from '../../crypto/envelope.ts';
import type { Db } from '../../server/database/connect.ts';
import { insertEvents } from '../../server/repositories/ledger/insert-events.ts';
import { addKeys } from '../../server/repositories/ledger/subject-keys.ts';
import { nameInLetters } from '../../server/repositories/projections/person-tokens.ts';
import { visitProjection, type VisitRow } from '../../server/repositories/projections/visits.ts';
import type { Site } from '../../server/site/site.ts';
import { createKioskChain, type ChainPerson } from '../../tests/support/server/kiosk-chain.ts';

/** Visits in one transaction. Of each only the first event is written: a look-up reads no other, and six million take an hour. */
const batch = 2_000;
const yearMs = 365 * 24 * 3_600_000;
const kiosks = 20;
/** Whoever came in within the last hours is inside still. */
const stayMs = 3_600_000;

const surnames = [
  ...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛',
];
const given = [...'文静晓雾雨桐示例样本测试演安平和宁远明光川河山林木青蓝白月星辰海岚'];

/** The same invented person for the same number; about three visits to a person, and names that many share. */
export function somebody(number: number): {
  readonly person: ChainPerson;
  readonly letters: ReturnType<typeof nameInLetters>;
} {
  const who = Math.floor(number / 3);
  const pick = (from: readonly string[], salt: number): string =>
    from[(Math.imul(who + 1, salt) >>> 8) % from.length] ?? '';
  const name = pick(surnames, 2_654_435_761) + pick(given, 2_246_822_519) + pick(given, 3_266_489_917);
  // Born in 1900, like everybody who is invented here; the region tells ten thousand times a thousand of them apart.
  const digits = `${110_000 + (Math.floor(who / 1_000) % 10_000)}19000101${String(who % 1_000).padStart(3, '0')}`;
  return {
    person: {
      name,
      idNumber: digits + checkCharacter(digits),
      phone: `138${String((who * 7_919) % 100_000_000).padStart(8, '0')}`,
    },
    letters: lettersOf(name),
  };
}

const known = new Map<string, ReturnType<typeof nameInLetters>>();
function lettersOf(name: string): ReturnType<typeof nameInLetters> {
  const letters = known.get(name) ?? nameInLetters(name);
  known.set(name, letters);
  return letters;
}

/** Writes `count` visits of the last year: real events, sealed under keys of their own, and the rows that the projection makes of them. */
export async function fillVisits(db: Db, site: Site, count: number, now: Instant): Promise<void> {
  const chains = Array.from({ length: kiosks }, (_, at) =>
    createKioskChain(`k-${at}`, (length) => randomBytes(length)),
  );
  // While the database writes one batch, the next one is made.
  let writing: Promise<void> = Promise.resolve();
  for (let from = 0; from < count; from += batch) {
    const made = Array.from({ length: Math.min(batch, count - from) }, (_, index) => {
      const number = from + index;
      const chain = chains[number % kiosks];
      if (!chain) throw new Error('there is no such kiosk');
      const at = instant(Math.floor(now - yearMs + (yearMs * number) / count));
      const visit = chain.visit(somebody(number).person, at, { registeredOnly: true });
      return { ...visit, row: rowOf(site, visit, at, now) };
    });
    await writing;
    writing = write(db, site, made, now);
  }
  await writing;
}

type Made = ReturnType<ReturnType<typeof createKioskChain>['visit']>;

function write(db: Db, site: Site, made: readonly (Made & { readonly row: VisitRow })[], now: Instant) {
  const rows = JSON.stringify(made.map(({ row }) => row));
  return db.transaction().execute(async (tx) => {
    await addKeys(
      tx,
      site,
      made.flatMap(({ keys }) => keys),
    );
    await insertEvents(
      tx,
      site.id,
      made.flatMap(({ events }) => events),
      now,
    );
    await sql`INSERT INTO visit SELECT * FROM jsonb_populate_recordset(NULL::visit, ${rows}::jsonb)`.execute(
      tx,
    );
  });
}

/** The same folds that the server runs. Whoever came long ago has left. */
function rowOf(site: Site, { id, events, keys }: Made, at: Instant, now: Instant): VisitRow {
  const [event] = events;
  const [key] = keys;
  if (!event || !key) throw new Error('a visit begins with its registration');
  const seen = { ...event, stamp: event.at, tokens: site.tokens, server: site.node };
  const data = JSON.parse(event.data) as FactData<'visit.registered'>;
  const empty = visitProjection.empty(site.id, id);
  const row = visitProjection.on['visit.registered']?.(empty, data, seen, detailsOf(event, key.key)) ?? empty;
  if (at > now - stayMs) return row;
  const left = { time: instant(at + stayMs / 2), means: 'card' } as const;
  return visitProjection.on['visit.checked-out']?.(row, left, seen, undefined) ?? row;
}

function detailsOf(event: LedgerEvent, key: Uint8Array): VisitDetails | undefined {
  const plain = event.sealed && open(createSecretKey(key), sealingContext(event, event.type), event.sealed);
  return plain && (JSON.parse(Buffer.from(plain).toString('utf8')) as VisitDetails);
}
