import { canonicalJson } from '../../domain/ledger/canonical.ts';
import { subjectOf } from '../../domain/ledger/event.ts';
import { localDay } from '../../domain/kernel/time.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { Category } from '../../domain/policy/vocabulary.ts';
import { checkCompanions, checkConsent } from '../../domain/reservation/check-request.ts';
import type { ReservationRequest } from '../../domain/reservation/request.ts';
import { answerBy, review } from '../../domain/reservation/review.ts';
import type { ReservationState } from '../../domain/reservation/vocabulary.ts';
import type { SiteSettings } from '../../domain/sync/wire.ts';
import type { ReservationChange } from '../contract/portal.ts';
import type { ServerContext } from '../context.ts';
import { failure, notFound } from '../http/failure.ts';
import { revokePasses } from '../pass/issue.ts';
import { readDirectory, type Directory } from '../repositories/directory.ts';
import { factsOf } from '../repositories/facts-of.ts';
import { commit, type LedgerTransaction } from '../repositories/ledger/ledger.ts';
import { listAttachments } from '../repositories/attachments.ts';
import {
  findGroup,
  findReservation,
  readRequests,
  type ReservationRow,
} from '../repositories/reservations.ts';
import type { Site } from '../site/site.ts';
import { appendApproval, askSecond } from './approve.ts';
import { mergeChange } from './merge-change.ts';
import { allowed, taken } from './refuse.ts';
import { askHost } from './request.ts';
import { rulesFor } from './reviewer.ts';

/**
 * The visitor's own change: something else, an answer to the host's question, or what an invitation still lacks. What was approved is reviewed
 * anew; an invitation filled in as it was offered is agreed to at once, for the host's word is given.
 */
export async function changeReservation(
  context: ServerContext,
  site: Site,
  id: string,
  change: ReservationChange,
): Promise<void> {
  const settings = await context.sites.settings(site);
  await commit(context, site, 'visitor', async (ledger) => {
    const first = await findReservation(ledger.db, site, id, true);
    const rows = first?.group_id === id ? await findGroup(ledger.db, site, id, true) : first ? [first] : [];
    const requests = await readRequests(ledger.db, site, rows);
    const [row] = rows;
    const [request] = requests;
    if (!row || !request || (row.until_at ?? 0) <= context.now()) throw notFound();

    const next = mergeChange(context, settings.policy, row, request, change);
    const consents = agree(context, site, settings, ledger, row, next, change);
    if (row.state === 'invited' && !consents) throw failure(400, 'consent-needed', { fields: ['consent'] });
    const companions = change.companions ?? row.companions;
    if (companions !== row.companions) taken(checkCompanions(settings.policy, companions));
    const isSame = canonicalJson(next) === canonicalJson(request) && companions === row.companions;
    // Whoever was asked for a document has changed nothing else and is done all the same.
    if (isSame && row.state !== 'invited' && row.state !== 'more-asked') return;
    const directory = await readDirectory(ledger.db, site);
    await apply(context, site, settings, ledger, directory, { row, before: request, next, companions });

    // Whoever leads a group moves all of it.
    const { hostId, purpose, purposeText, from, until } = next;
    for (const [at, member] of rows.entries()) {
      const own = requests[at];
      if (at === 0 || !own || !isOpenOrApproved(member.state)) continue;
      const { purposeText: _, ...rest } = own;
      const moved = {
        ...{ ...rest, hostId, purpose, from, until },
        ...(purposeText !== undefined && { purposeText }),
      };
      if (canonicalJson(moved) === canonicalJson(own)) continue;
      const along = { row: member, before: own, next: moved, companions: member.companions };
      await apply(context, site, settings, ledger, directory, along);
    }
  });
}

const isOpenOrApproved = (state: string): boolean =>
  ['awaiting-host', 'awaiting-second', 'more-asked', 'approved'].includes(state);

interface Applied {
  readonly row: ReservationRow;
  readonly before: ReservationRequest;
  readonly next: ReservationRequest;
  readonly companions: number;
}

async function apply(
  context: ServerContext,
  site: Site,
  settings: SiteSettings,
  ledger: LedgerTransaction,
  directory: Directory,
  { row, before, next, companions }: Applied,
): Promise<void> {
  const { id } = row;
  const subject = subjectOf('reservation', id);
  const host = directory.hosts.get(next.hostId);
  if (!host) throw failure(400, 'unknown-host', { fields: ['hostId'] });
  const asOffered =
    row.route === 'invitation' &&
    next.hostId === before.hostId &&
    next.from === before.from &&
    next.until === before.until &&
    companions <= row.companions &&
    (await hasDocuments(ledger, site, settings.policy, id));
  const reviewed = allowed(
    review(
      row.state as ReservationState,
      { type: 'change', by: 'visitor' },
      rulesFor(settings, row, asOffered),
    ),
  );

  if (row.state === 'approved') await revokePasses(site, ledger, subject, 'changed');
  const { from, until } = next;
  ledger.append(
    'reservation.changed',
    subject,
    { from, until, companions, answerBy: answerBy(settings.policy, next, context.now()) },
    next,
  );
  if (reviewed.state === 'awaiting-host') {
    // One message for a group is enough.
    if (row.group_id === null || row.group_id === id)
      await askHost(context, site, ledger, directory, {
        ...{ id, request: next, host, answered: row.message_stamp ?? '' },
      });
    return;
  }
  const by = await inviterOf(ledger, site, id);
  ledger.append(
    'reservation.reviewed',
    subject,
    { decision: 'approved', level: 'host', by },
    { message: '' },
  );
  const agreed = {
    id,
    request: next,
    category: (row.category ?? 'short-term') as Category,
    companions,
    host,
  };
  if (reviewed.state === 'approved') await appendApproval(context, site, settings, ledger, agreed);
  else await askSecond(context, site, ledger, directory, agreed);
}

/** @returns whether the visitor agreed to something with this change */
function agree(
  context: ServerContext,
  site: Site,
  { policy }: SiteSettings,
  ledger: LedgerTransaction,
  row: ReservationRow,
  { visitor, language }: ReservationRequest,
  { consent, visitor: given }: ReservationChange,
): boolean {
  if (!consent) return false;
  const today = localDay(context.now(), site.timeZone);
  const person = { ...visitor, ...(given?.idKind && { idKind: given.idKind }) };
  const separate = taken(checkConsent(policy, person, consent, today));
  ledger.append('consent.given', subjectOf('reservation', row.id), {
    ...{ noticeVersion: consent.noticeVersion, givenAt: context.now(), separate: [...separate] },
    ...{ guardian: consent.guardian, language },
  });
  return true;
}

/** Whether nothing is missing that the policy wants to see before anything is approved. */
export async function hasDocuments(
  ledger: Pick<LedgerTransaction, 'db'>,
  site: Site,
  policy: Policy,
  id: string,
): Promise<boolean> {
  if (!policy.reservation.documents.required) return true;
  return (await listAttachments(ledger.db, site, [id])).length > 0;
}

/** Whose word an invitation is. */
async function inviterOf({ db }: LedgerTransaction, site: Site, id: string): Promise<string> {
  const facts = await factsOf(db, site, subjectOf('reservation', id));
  const actor = facts.find(({ type }) => type === 'reservation.requested')?.actor ?? '';
  return actor.slice(actor.indexOf(':') + 1);
}
