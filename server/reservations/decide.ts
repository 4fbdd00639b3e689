import type { z } from 'zod';
import { subjectOf } from '../../domain/ledger/event.ts';
import type { Category } from '../../domain/policy/vocabulary.ts';
import type { ReservationRequest } from '../../domain/reservation/request.ts';
import { review, type ReviewAct, type Reviewed } from '../../domain/reservation/review.ts';
import type { ReservationState } from '../../domain/reservation/vocabulary.ts';
import type { SiteSettings } from '../../domain/sync/wire.ts';
import { actorOf, type Account } from '../access/who.ts';
import type { Decided, decisionAsked } from '../contract/reviews.ts';
import type { ServerContext } from '../context.ts';
import { failure, notFound } from '../http/failure.ts';
import { reservationLink } from '../notifications/links.ts';
import { tell } from '../notifications/tell.ts';
import { readDirectory, type Directory } from '../repositories/directory.ts';
import { commit, type LedgerTransaction } from '../repositories/ledger/ledger.ts';
import {
  findGroup,
  findReservation,
  readRequests,
  type ReservationRow,
} from '../repositories/reservations.ts';
import { appendApproval, askSecond } from './approve.ts';
import { hasDocuments } from './change.ts';
import { allowed } from './refuse.ts';
import { isInScope, reviewerOf, rulesFor, scopeOf } from './reviewer.ts';

type Decision = z.output<typeof decisionAsked>;

const acts = { approved: 'approve', rejected: 'reject', 'more-asked': 'ask-more' } as const;

/**
 * A reviewer's decision, with everything that follows from it in one transaction: the fact, the reservation, the pass, word to the visitor.
 * Of two who decide at the same time the first wins; the other is told so.
 */
export async function decide(
  context: ServerContext,
  account: Account,
  id: string,
  decision: Decision,
): Promise<Decided> {
  needWords(decision);
  const { site } = account;
  const settings = await context.sites.settings(site);
  return commit(context, site, actorOf(account), async (ledger) => {
    const directory = await readDirectory(ledger.db, site);
    const scope = scopeOf(context, account, directory);
    const row = await findReservation(ledger.db, site, id, true);
    if (!row || row.erased || !isInScope(scope, row)) throw notFound();

    const others =
      decision.wholeGroup && row.group_id !== null
        ? (await findGroup(ledger.db, site, row.group_id, true)).filter(
            (member) =>
              member.id !== id && member.state === row.state && !member.erased && isInScope(scope, member),
          )
        : [];
    const rows = [row, ...others];
    const requests = await readRequests(ledger.db, site, rows);
    const work = { context, account, settings, ledger, directory, decision };
    let first: Reviewed | undefined;
    for (const [at, each] of rows.entries()) {
      const request = requests[at];
      if (!request) throw notFound();
      // What the page showed is what is decided on; of the group only the states count.
      const revision = at === 0 ? decision.revision : each.state_stamp;
      const reviewed = await decideOne(work, each, request, revision);
      first ??= reviewed;
    }
    if (!first) throw notFound();
    return { state: first.state, decided: rows.length };
  });
}

interface Work {
  readonly context: ServerContext;
  readonly account: Account;
  readonly settings: SiteSettings;
  readonly ledger: LedgerTransaction;
  readonly directory: Directory;
  readonly decision: Decision;
}

async function decideOne(
  work: Work,
  row: ReservationRow,
  request: ReservationRequest,
  revision: string | null,
): Promise<Reviewed> {
  const { context, account, settings, ledger, directory, decision } = work;
  const { site } = account;
  const { id } = row;
  const subject = subjectOf('reservation', id);
  const by = reviewerOf(context, account, directory, row.host_id);
  const act: ReviewAct = {
    type: acts[decision.decision],
    by,
    ...(row.state === 'awaiting-second' && row.decided_by !== null && { firstBy: row.decided_by }),
  };
  const reviewed = allowed(review(row.state as ReservationState, act, rulesFor(settings, row)));
  // The visitor may have asked for something else while the page was open.
  if (row.state_stamp !== revision) throw failure(409, 'changed-meanwhile');
  const host = directory.hosts.get(request.hostId);
  // A host who has left can receive nobody; somebody else may still say so to the visitor.
  if (!host && decision.decision === 'approved') throw failure(409, 'unknown-host');
  if (decision.decision === 'approved' && !(await hasDocuments(ledger, site, settings.policy, id)))
    throw failure(400, 'document-needed');

  const insteadOf = reviewed.level === 'host' && !isOwn(account, row) ? row.host_id : null;
  const message = decision.message ?? '';
  ledger.append(
    'reservation.reviewed',
    subject,
    {
      ...{ decision: decision.decision, level: reviewed.level ?? 'host', by: account.staffId },
      ...(insteadOf !== null && { insteadOf }),
      ...(decision.decision === 'rejected' && decision.reason && { reason: decision.reason }),
    },
    { message },
  );
  const { from, until } = request;
  const shared = {
    department: (host?.department ?? settings.name)[request.language],
    link: reservationLink(context, site, id, until).url,
  };
  const told = { to: { kind: 'visitor', reservationId: id } as const, subject };
  if (host && reviewed.state === 'approved') {
    const category = (row.category ?? 'short-term') as Category;
    const agreed = { id, request, category, companions: row.companions, host };
    await appendApproval(context, site, settings, ledger, agreed);
  } else if (host && reviewed.state === 'awaiting-second')
    await askSecond(context, site, ledger, directory, { id, request, host });
  else if (reviewed.state === 'rejected')
    await tell(context, site, ledger.db, 'rejected', {
      ...told,
      values: {
        ...shared,
        window: { from, until, timeZone: site.timeZone },
        reason: message || declineWords[request.language][decision.reason ?? 'other'],
      },
    });
  else
    await tell(context, site, ledger.db, 'more-asked', { ...told, values: { ...shared, question: message } });
  return reviewed;
}

const isOwn = (account: Account, row: ReservationRow): boolean => account.hostId === row.host_id;

function needWords({ decision, reason, message }: Decision): void {
  if (decision === 'rejected' && reason === undefined)
    throw failure(400, 'reason-needed', { fields: ['reason'] });
  const needsMessage = decision === 'more-asked' || (decision === 'rejected' && reason === 'other');
  if (needsMessage && message === undefined) throw failure(400, 'message-needed', { fields: ['message'] });
}

/** For a host who gave a reason and no sentence. */
const declineWords = {
  'zh-CN': {
    'not-expected': '未预约或不在预期之内',
    'wrong-time': '时间不合适',
    'wrong-host': '不是本人接待',
    'missing-documents': '材料不齐',
    other: '',
  },
  en: {
    'not-expected': 'not expected',
    'wrong-time': 'the time does not suit',
    'wrong-host': 'not the right person',
    'missing-documents': 'documents are missing',
    other: '',
  },
} as const;
