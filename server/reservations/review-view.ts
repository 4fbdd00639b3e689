import { maskNumber, maskPhone } from '../../domain/identity/mask.ts';
import { subjectOf } from '../../domain/ledger/event.ts';
import type { ReservationRequest } from '../../domain/reservation/request.ts';
import { isOpen, mayDecide, neededLevel } from '../../domain/reservation/review.ts';
import type { RequestRoute, ReservationState } from '../../domain/reservation/vocabulary.ts';
import type { Account } from '../access/who.ts';
import type { ReviewDetail, ReviewItem, ReviewList } from '../contract/reviews.ts';
import type { ServerContext } from '../context.ts';
import { notFound } from '../http/failure.ts';
import { listAttachments } from '../repositories/attachments.ts';
import { readDirectory, type Directory } from '../repositories/directory.ts';
import { factsOf, type FactRead } from '../repositories/facts-of.ts';
import {
  findGroup,
  findReservation,
  listReservations,
  readRequests,
  type ReservationRow,
  type ReviewPage,
} from '../repositories/reservations.ts';
import { messagesShown } from './message-view.ts';
import { documentsShown } from './own-view.ts';
import { isInScope, reviewerOf, scopeOf } from './reviewer.ts';

/** A page of what this account may see. */
export async function reviewPage(
  context: ServerContext,
  account: Account,
  page: ReviewPage,
): Promise<ReviewList> {
  const { db } = context;
  const { site } = account;
  const directory = await readDirectory(db, site);
  const scope = scopeOf(context, account, directory);
  const rows = await listReservations(db, site, scope, { ...page, limit: page.limit + 1 });
  const shown = rows.slice(0, page.limit);
  const requests = await readRequests(db, site, shown);
  const attachments = await listAttachments(
    db,
    site,
    shown.map(({ id }) => id),
  );
  const last = rows.length > page.limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row, at) =>
      itemOf(
        context,
        account,
        directory,
        row,
        requests[at],
        attachments.filter(({ reservationId }) => reservationId === row.id).length,
      ),
    ),
    ...(last && { next: `${page.show === 'open' ? last.answer_by : last.from_at}~${last.id}` }),
  };
}

function itemOf(
  context: ServerContext,
  account: Account,
  directory: Directory,
  row: ReservationRow,
  request: ReservationRequest | undefined,
  documents: number,
): ReviewItem {
  const state = row.state as ReservationState;
  const host = directory.hosts.get(row.host_id ?? '');
  const needs = neededLevel(state);
  const company = request?.visitor.company;
  const purposeText = request?.purposeText;
  return {
    ...{ id: row.id, state, route: row.route as RequestRoute, documents, companions: row.companions },
    visitorName: request?.visitor.name ?? '',
    ...(company !== undefined && { company }),
    ...(host && { host: { id: host.id, name: host.name, department: host.department } }),
    purpose: request?.purpose ?? '',
    ...(purposeText !== undefined && { purposeText }),
    ...{ from: row.from_at ?? 0, until: row.until_at ?? 0, requestedAt: row.requested_at ?? 0 },
    ...(row.group_id !== null && { group: row.group_id }),
    ...(isOpen(state) && row.answer_by !== null && { answerBy: row.answer_by }),
    ...(needs && { needs }),
    mayDecide:
      request !== undefined && mayDecide(state, reviewerOf(context, account, directory, row.host_id)),
    erased: request === undefined,
  };
}

/** Everything a reviewer needs to decide. 404 for whatever is not theirs. */
export async function reviewOf(context: ServerContext, account: Account, id: string): Promise<ReviewDetail> {
  const { db } = context;
  const { site } = account;
  const row = await visibleReservation(context, account, id);
  const directory = await readDirectory(db, site);
  const [request] = await readRequests(db, site, [row]);
  const facts = await factsOf(db, site, subjectOf('reservation', id));
  const files = documentsShown(facts, await listAttachments(db, site, [id]));
  const reviewer = reviewerOf(context, account, directory, row.host_id);
  const { idNumber, phone } = request?.visitor ?? {};
  return {
    ...itemOf(context, account, directory, row, request, files.length),
    ...(idNumber !== undefined && { idNumber: maskNumber(idNumber) }),
    ...(phone !== undefined && { phone: maskPhone(phone) }),
    ...(request?.note !== undefined && { note: request.note }),
    files,
    members: await membersOf(context, account, row),
    history: facts.flatMap((fact) => historyOf(directory, fact)),
    messages: await messagesShown(db, site, subjectOf('reservation', id)),
    mayCancel:
      (reviewer.isHost || reviewer.isDesk) &&
      (isOpen(row.state as ReservationState) || row.state === 'approved'),
    revision: row.state_stamp ?? '',
  };
}

/** The reservation, if this account may see it at all. */
export async function visibleReservation(
  context: ServerContext,
  account: Account,
  id: string,
): Promise<ReservationRow> {
  const row = await findReservation(context.db, account.site, id);
  const directory = await readDirectory(context.db, account.site);
  if (!row || row.request_seq === null || !isInScope(scopeOf(context, account, directory), row))
    throw notFound();
  return row;
}

async function membersOf(
  { db }: ServerContext,
  { site }: Account,
  row: ReservationRow,
): Promise<ReviewDetail['members']> {
  if (row.group_id === null) return [];
  const rows = await findGroup(db, site, row.group_id);
  const requests = await readRequests(db, site, rows);
  return rows.map(({ id, state }, at) => ({
    ...{ id, name: requests[at]?.visitor.name ?? '', state: state as ReservationState },
    lead: id === row.group_id,
  }));
}

function historyOf(directory: Directory, fact: FactRead): ReviewDetail['history'] {
  const { actor } = fact;
  const isStaff = actor.startsWith('staff:');
  const shared = {
    at: fact.data.time,
    by: isStaff ? ('staff' as const) : actor === 'visitor' ? ('visitor' as const) : ('system' as const),
    ...(isStaff && { name: directory.staff.get(actor.slice('staff:'.length))?.name ?? '' }),
  };
  switch (fact.type) {
    case 'reservation.requested':
      return [{ ...shared, act: 'requested' }];
    case 'reservation.changed':
      return [{ ...shared, act: 'changed' }];
    case 'reservation.cancelled':
      return [{ ...shared, act: 'cancelled' }];
    case 'reservation.expired':
      return [{ ...shared, act: 'expired' }];
    case 'reservation.used':
      return [{ ...shared, act: 'used' }];
    case 'reservation.reviewed': {
      const { decision, level, by, insteadOf, reason } = fact.data;
      const message = fact.details?.message;
      const host = insteadOf === undefined ? undefined : directory.hosts.get(insteadOf)?.name;
      return [
        {
          ...{ at: fact.data.time, act: decision, level, by: 'staff' },
          name: directory.staff.get(by)?.name ?? '',
          ...(host !== undefined && { insteadOf: host }),
          ...(reason && { reason }),
          ...(message && { message }),
        },
      ];
    }
    default:
      return [];
  }
}
