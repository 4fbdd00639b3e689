import { maskNumber } from '../../domain/identity/mask.ts';
import type { DocumentKind } from '../../domain/identity/document.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { idOfSubject } from '../../domain/ledger/event.ts';
import type { Account } from '../access/who.ts';
import type { DeskDetail } from '../contract/reception.ts';
import type { Db } from '../database/connect.ts';
import { readDirectory } from '../repositories/directory.ts';
import { readCameraWord } from '../repositories/guard/camera-word.ts';
import { readPeople } from '../repositories/guard/visit-people.ts';
import { eventsOf } from '../repositories/ledger/read.ts';
import type { VisitRow } from '../repositories/projections/visits.ts';
import { readCopies } from '../repositories/reception/badges.ts';
import { maySeeHolds, mustCompare } from '../routes/guard/shown.ts';
import type { Site } from '../site/site.ts';
import { toDeskVisit } from './show.ts';

/** What the desk's history tells; a hold and its grounds are the guards'. */
const told: Readonly<Record<string, string>> = {
  'visit.registered': 'registered',
  'visit.reviewed': 'reviewed',
  'visit.checked-in': 'checked-in',
  'visit.checked-out': 'checked-out',
  'visit.completed': 'completed',
  'visit.corrected': 'corrected',
  'badge.printed': 'badge-printed',
  'badge.failed': 'badge-failed',
  'badge.handwritten': 'badge-handwritten',
  'data.accessed': 'looked-at',
  'subject.erased': 'erased',
};

/** One visit as the desk reads it, masked. */
export async function deskDetail(db: Db, account: Account, row: VisitRow, now: Instant): Promise<DeskDetail> {
  const { site } = account;
  const [person = { name: '' }] = await readPeople(db, site, [row]);
  const { idNumber, company, purposeText } = person;
  const copies = await readCopies(db, site, [row.id]);
  return {
    ...toDeskVisit(site, row, person, now),
    ...(idNumber !== undefined && { maskedIdNumber: maskNumber(idNumber) }),
    ...(row.document !== null && { document: row.document as DocumentKind }),
    ...(company !== undefined && { company }),
    ...(purposeText !== undefined && { purposeText }),
    mayDecide: row.state === 'awaiting-review' && (row.hold === null || maySeeHolds(account)),
    mustCompare: mustCompare(row, await readCameraWord(db, site, row.id)),
    copies: copies.get(row.id) ?? 0,
    history: await historyOf(db, site, row.id),
  };
}

async function historyOf(db: Db, site: Site, id: string): Promise<DeskDetail['history']> {
  const { staff } = await readDirectory(db, site);
  const events = await eventsOf(db, site, `visit:${id}`);
  return events.flatMap(({ type, data, actor }) => {
    const act = told[type];
    if (act === undefined) return [];
    const { time } = JSON.parse(data) as { time: number };
    const by = actor.startsWith('staff:') ? staff.get(idOfSubject(actor))?.name : undefined;
    return [{ at: time, act, ...(by !== undefined && { by }) }];
  });
}
