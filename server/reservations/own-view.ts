import { maskName, maskNumber, maskPhone } from '../../domain/identity/mask.ts';
import { instant } from '../../domain/kernel/time.ts';
import { subjectOf } from '../../domain/ledger/event.ts';
import { isOpen } from '../../domain/reservation/review.ts';
import type { DeclineReason, RequestRoute, ReservationState } from '../../domain/reservation/vocabulary.ts';
import type { DocumentShown, OwnReservation } from '../contract/portal.ts';
import type { ServerContext } from '../context.ts';
import type { Db } from '../database/connect.ts';
import { notFound } from '../http/failure.ts';
import { currentPass } from '../pass/issue.ts';
import { readDirectory } from '../repositories/directory.ts';
import { factsOf, type FactRead } from '../repositories/facts-of.ts';
import { listAttachments } from '../repositories/attachments.ts';
import { findPassesOf } from '../repositories/passes.ts';
import {
  findGroup,
  findReservation,
  readRequests,
  type ReservationRow,
} from '../repositories/reservations.ts';
import type { Site } from '../site/site.ts';

/** A reservation as its visitor sees it. 404 when it is not there (any more). */
export async function ownView(context: ServerContext, site: Site, id: string): Promise<OwnReservation> {
  const { db } = context;
  const row = await findReservation(db, site, id);
  const [request] = row ? await readRequests(db, site, [row]) : [];
  if (!row || !request) throw notFound();
  const { policy } = await context.sites.settings(site);
  const subject = subjectOf('reservation', id);
  const directory = await readDirectory(db, site);
  const facts = await factsOf(db, site, subject);
  const documents = documentsShown(facts, await listAttachments(db, site, [id]));
  const passes = await findPassesOf(db, site, subject);

  const state = row.state as ReservationState;
  const now = context.now();
  const host = directory.hosts.get(row.host_id ?? '');
  const { visitor, email, purpose, purposeText, note, language } = request;
  const isLive = (row.until_at ?? 0) > now;
  const mayChange = isLive && (isOpen(state) || state === 'approved');
  return {
    ...{ id, state, route: row.route as RequestRoute, purpose, language, documents },
    visitor: {
      name: visitor.name,
      ...(visitor.idNumber !== undefined && { idNumber: maskNumber(visitor.idNumber) }),
      ...(visitor.phone !== undefined && { phone: maskPhone(visitor.phone) }),
      ...(visitor.company !== undefined && { company: visitor.company }),
      ...(email !== undefined && { email }),
    },
    ...(host && {
      host: {
        ...{ id: host.id, name: host.name, department: host.department },
        ...(state === 'approved' && { place: host.place }),
      },
    }),
    ...(purposeText !== undefined && { purposeText }),
    ...(note !== undefined && { note }),
    from: row.from_at ?? request.from,
    until: row.until_at ?? request.until,
    ...(isOpen(state) && row.answer_by !== null && { answerBy: row.answer_by }),
    companions: row.companions,
    group: await companionsOf(db, site, row),
    ...answerOf(state, row, facts),
    mayChange,
    mayCancel: mayChange,
    mayAttach: isLive && isOpen(state) && documents.length < policy.reservation.documents.max,
    hasPass: (state === 'approved' || state === 'used') && currentPass(passes, now) !== undefined,
    agreed: facts.some(
      ({ type, data }) => type === 'consent.given' && data.noticeVersion === policy.notice.version,
    ),
    awaitsVisitor: state === 'invited',
    changeIsReviewed: state === 'approved',
  };
}

/** What the host said with the last decision, as long as it is the last word. */
function answerOf(
  state: ReservationState,
  row: ReservationRow,
  facts: readonly FactRead[],
): Pick<OwnReservation, 'message' | 'declineReason'> {
  if (state !== 'more-asked' && state !== 'rejected' && state !== 'approved') return {};
  const reviewed = facts.findLast(({ type }) => type === 'reservation.reviewed');
  const message = reviewed?.type === 'reservation.reviewed' ? reviewed.details?.message : undefined;
  return {
    ...(message && { message }),
    ...(state === 'rejected' &&
      row.decline_reason !== null && { declineReason: row.decline_reason as DeclineReason }),
  };
}

/** The others of a group, for whoever filled in the form. */
async function companionsOf(db: Db, site: Site, row: ReservationRow): Promise<OwnReservation['group']> {
  if (row.group_id === null || row.group_id !== row.id) return [];
  const rows = (await findGroup(db, site, row.id)).filter(({ id }) => id !== row.id);
  const requests = await readRequests(db, site, rows);
  return rows.flatMap(({ id, state }, at) => {
    const name = requests[at]?.visitor.name;
    return name === undefined ? [] : [{ id, name: maskName(name), state: state as ReservationState }];
  });
}

/** Documents under the names their owner gave them. */
export function documentsShown(
  facts: readonly FactRead[],
  attachments: readonly {
    readonly id: string;
    readonly kind: string;
    readonly bytes: number;
    readonly createdAt: number;
  }[],
): DocumentShown[] {
  const names = new Map(
    facts.flatMap((fact) =>
      fact.type === 'document.attached' ? [[fact.data.document, fact.details?.fileName ?? ''] as const] : [],
    ),
  );
  return attachments.map(({ id, kind, bytes, createdAt }) => ({
    ...{ id, kind, bytes, fileName: names.get(id) ?? '' },
    at: instant(createdAt),
  }));
}
