import type { StaffId } from '../../../domain/kernel/brand.ts';
import { subjectOf } from '../../../domain/ledger/event.ts';
import { rejectReasons, releaseReasons } from '../../../domain/visit/records.ts';
import { accountOf } from '../../access/guard.ts';
import { actorOf, type Account } from '../../access/who.ts';
import { reviewAsked, reviewDone, visitParams, type ReviewAsked } from '../../contract/guard.ts';
import type { ServerContext } from '../../context.ts';
import { failure, notFound, type Failure } from '../../http/failure.ts';
import { resolveAlertsOf } from '../../repositories/alerts.ts';
import { readDirectory } from '../../repositories/directory.ts';
import { readCameraWord } from '../../repositories/guard/camera-word.ts';
import { lockVisit } from '../../repositories/guard/visits.ts';
import { commit, type LedgerTransaction } from '../../repositories/ledger/ledger.ts';
import type { VisitRow } from '../../repositories/projections/visits.ts';
import type { Routes } from '../index.ts';
import { guards, path, tags } from './common.ts';
import { maySeeHolds, mustCompare } from './shown.ts';

/** A person decides on a visit; the kiosk learns it by itself, prints, and the visitor goes in. */
export const reviewRoutes: Routes = (app, context) => {
  app.post(
    `${path}/visits/:id/review`,
    {
      config: guards,
      schema: {
        ...{ tags, summary: 'Let a waiting visitor in, or refuse with a reason; the first decision counts' },
        ...{ params: visitParams, body: reviewAsked, response: { 200: reviewDone } },
      },
    },
    (request) => decide(context, accountOf(request), request.params.id, request.body),
  );
};

async function decide(context: ServerContext, account: Account, id: string, asked: ReviewAsked) {
  const { site, staffId } = account;
  const by = staffId as StaffId;
  const subject = subjectOf('visit', id);
  await commit(context, site, actorOf(account), async (ledger) => {
    const row = await lockVisit(ledger.db, site, id);
    if (!row || row.state === 'unknown' || row.erased) throw notFound();
    if (row.state !== 'awaiting-review') throw await alreadyDecided(ledger, account, row);
    const refusal = refusalOf(account, row, asked, await readCameraWord(ledger.db, site, id));
    if (refusal) throw refusal;

    const { decision, reason, face } = asked;
    const now = context.now();
    if (face)
      ledger.append('face.decided', subject, {
        ...{ path: 'guard', verdict: face.verdict, by, decidedAt: now },
        ...(face.reason && { reason: face.reason }),
      });
    ledger.append('visit.reviewed', subject, {
      ...{ decision, by, decidedAt: now },
      ...(reason && { reason }),
    });
    await resolveAlertsOf(ledger.db, site, subject, ['watchlist-hit', 'verifier-hold', 'review-waiting'], {
      ...{ by: staffId, now },
    });
  });
  context.bus.changed(site.id, ['alert']);
  return { state: asked.decision === 'approved' ? ('inside' as const) : ('rejected' as const) };
}

function refusalOf(
  account: Account,
  row: VisitRow,
  { decision, reason, face }: ReviewAsked,
  camera: Awaited<ReturnType<typeof readCameraWord>>,
): Failure | undefined {
  const isHeld = row.hold !== null;
  if (isHeld && !maySeeHolds(account)) return failure(403, 'guard-needed');
  const reasons: readonly string[] = decision === 'rejected' ? rejectReasons : releaseReasons;
  const isReasonDue = decision === 'rejected' || isHeld;
  if (isReasonDue && (reason === undefined || !reasons.includes(reason)))
    return failure(400, 'reason-needed', { fields: ['reason'] });
  if (decision === 'approved' && mustCompare(row, camera) && face === undefined)
    return failure(400, 'compare-needed', { fields: ['face'] });
  // Beside the machine's advice a person's decision stands with its reason.
  const agrees = camera === undefined || (camera === 'match' && face?.verdict === 'same-person');
  if (face && !agrees && face.reason === undefined)
    return failure(400, 'face-reason-needed', { fields: ['face.reason'] });
  return undefined;
}

async function alreadyDecided({ db }: LedgerTransaction, { site }: Account, row: VisitRow): Promise<Failure> {
  const { staff } = await readDirectory(db, site);
  const by = row.decided_by ?? '';
  return failure(409, 'already-decided', {
    details: {
      decision: row.decision ?? row.state,
      by: staff.get(by)?.name ?? by,
      at: row.decided_at ?? 0,
    },
  });
}
