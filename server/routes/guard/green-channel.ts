import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { StaffId, VisitId } from '../../../domain/kernel/brand.ts';
import { after, hours, instant, type Instant } from '../../../domain/kernel/time.ts';
import { subjectOf } from '../../../domain/ledger/event.ts';
import { createBadgeCode } from '../../../domain/pass/badge-code.ts';
import { spellAsUuid } from '../../../domain/pass/ids.ts';
import type { VisitRequest } from '../../../domain/visit/records.ts';
import { accountOf } from '../../access/guard.ts';
import { actorOf, type Account } from '../../access/who.ts';
import { greenChannelAsked, greenChannelOpened, type GreenChannelOpened } from '../../contract/guard.ts';
import { onceKey } from '../../contract/shapes.ts';
import type { ServerContext } from '../../context.ts';
import { nextBadge } from '../../repositories/badge-series.ts';
import { lockVisit } from '../../repositories/guard/visits.ts';
import { commit } from '../../repositories/ledger/ledger.ts';
import type { VisitRow } from '../../repositories/projections/visits.ts';
import type { Routes } from '../index.ts';
import { guards, path, tags } from './common.ts';

const longestDelayMs = hours(24);

/** An emergency passes with one touch of staff; everything left out is written down, and is to be entered later (R04, R15). */
export const greenChannelRoutes: Routes = (app, context) => {
  app.post(
    `${path}/green-channel`,
    {
      config: guards,
      schema: {
        ...{ tags, summary: 'Let an emergency in at once; sent again under the same key, it counts once' },
        headers: z.object({ 'idempotency-key': onceKey }),
        ...{ body: greenChannelAsked, response: { 200: greenChannelOpened } },
      },
    },
    (request) => {
      const { at, companions } = request.body;
      const key = request.headers['idempotency-key'];
      return openDoor(context, accountOf(request), key, { at, companions });
    },
  );
};

async function openDoor(
  context: ServerContext,
  account: Account,
  key: string,
  { at, companions }: { readonly at?: number | undefined; readonly companions: number },
): Promise<GreenChannelOpened> {
  const { site, staffId } = account;
  const { policy, riskTier } = await context.sites.settings(site);
  const id = visitIdOf(account, key);
  const row = await commit(context, site, actorOf(account), async (ledger) => {
    const known = await lockVisit(ledger.db, site, id);
    if (known) return known;
    const now = context.now();
    const subject = subjectOf('visit', id);
    const skipped = [
      ...policy.fields.filter(({ required }) => required).map(({ name }) => name),
      'consent' as const,
    ].map((field) => ({ field, reason: 'emergency' as const }));
    const request: VisitRequest = {
      ...{
        id,
        route: 'green-channel' as const,
        category: 'emergency' as const,
        riskTier,
        policyVersion: policy.version,
      },
      ...{ draft: {}, assistance: { helper: staffId as StaffId, filledIn: [], skipped } },
      wanted: 'check-in',
    };
    ledger.append(
      'visit.registered',
      subject,
      {
        ...{ route: 'green-channel', category: 'emergency', riskTier, policyVersion: policy.version },
        ...{ state: 'inside', companions, ...(await nextBadge(ledger.db, site, now)) },
      },
      { request, badgeCode: createBadgeCode(context.randomBytes) },
    );
    ledger.append('visit.assisted', subject, { helper: staffId, filledIn: [], skipped });
    const enteredAt = toldLater(at, now);
    ledger.append('visit.checked-in', subject, enteredAt === undefined ? {} : { enteredAt });
    await ledger.flush();
    return lockVisit(ledger.db, site, id);
  });
  if (!row) throw new Error('a visit that was just written is not there');
  return {
    visit: id,
    badgeNumber: row.badge_number ?? '',
    dueAt: dueAt(row, policy.greenChannel.completeWithinHours),
  };
}

/** The same for the same tap, so that a repeated one finds what the first one made; another person's key makes another id. */
function visitIdOf({ site, staffId }: Account, key: string): VisitId {
  const digest = createHash('sha256')
    .update(JSON.stringify(['green channel', site.id, staffId, key]))
    .digest();
  return spellAsUuid(digest.subarray(0, 16)) as VisitId;
}

function toldLater(at: number | undefined, now: Instant): Instant | undefined {
  return at !== undefined && at < now && at > now - longestDelayMs ? instant(at) : undefined;
}

/** Until when the details of a green-channel visit are to be entered. */
export function dueAt(row: Pick<VisitRow, 'registered_at'>, completeWithinHours: number): Instant {
  return after(instant(row.registered_at ?? 0), hours(completeWithinHours));
}
