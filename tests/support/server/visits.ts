import { randomBytes } from 'node:crypto';
import type { VisitId } from '../../../domain/kernel/brand.ts';
import { localDay, type Instant } from '../../../domain/kernel/time.ts';
import type { RiskTier } from '../../../domain/policy/vocabulary.ts';
import { createBadgeCode } from '../../../domain/pass/badge-code.ts';
import type { Host, Route } from '../../../domain/visit/records.ts';
import type { WatchlistReason } from '../../../domain/screening/vocabulary.ts';
import { subjectOf } from '../../../domain/ledger/event.ts';
import { commit } from '../../../server/repositories/ledger/ledger.ts';
import type { TestServer } from './test-server.ts';

export interface Registered {
  readonly id: VisitId;
  readonly badgeCode: string;
  readonly badgeNumber: string;
}

let badges = 0;

/** A visit as a kiosk registers it, written by the server so that no kiosk is needed. */
export async function registerVisit(
  { context }: TestServer,
  person: { readonly name: string; readonly idNumber?: string; readonly phone?: string },
  how: {
    readonly state?: 'awaiting-review' | 'inside';
    readonly route?: Exclude<Route, 'green-channel'>;
    readonly riskTier?: RiskTier;
    readonly host?: Host;
    readonly expectedLeave?: Instant;
  } = {},
): Promise<Registered> {
  const { state = 'awaiting-review', route = 'walk-in', riskTier = 'medium', host, expectedLeave } = how;
  const site = context.sites.first;
  const id = context.newId() as VisitId;
  badges += 1;
  const badgeNumber = `A${String(badges).padStart(3, '0')}`;
  const badgeCode = createBadgeCode((length) => new Uint8Array(randomBytes(length)));
  const said = { route, category: 'short-term', riskTier, policyVersion: 'p1' } as const;
  const { name, idNumber = '', phone } = person;
  await commit(context, site, 'visitor', async (ledger) => {
    const subject = subjectOf('visit', id);
    ledger.append(
      'visit.registered',
      subject,
      {
        ...{
          ...said,
          state,
          day: localDay(context.now(), site.timeZone),
          badgeSequence: badges,
          badgeNumber,
        },
        ...{ companions: 0, purpose: 'meeting' },
        ...(idNumber !== '' && { document: 'citizen-id', documentSource: 'chip' }),
        ...(expectedLeave !== undefined && { expectedLeave }),
      },
      {
        badgeCode,
        request: {
          ...{ id, ...said, wanted: state === 'inside' ? 'check-in' : 'review' },
          identity: { kind: 'citizen-id', number: idNumber, name, sex: 'unknown', source: 'chip' },
          draft: { purpose: 'meeting', ...(phone !== undefined && { phone }), ...(host && { host }) },
        },
      },
    );
    if (state === 'inside') ledger.append('visit.checked-in', subject, {});
  });
  return { id, badgeCode, badgeNumber };
}

/** Somebody on the watchlist, as two people agreed. */
export async function listOnWatchlist(
  { context }: TestServer,
  person: { readonly name: string; readonly idNumber: string },
  { reason = 'theft' as WatchlistReason, grounds = '在大厅盗窃' } = {},
): Promise<{ readonly entry: string }> {
  const site = context.sites.first;
  const [entry, dossier] = [context.newId(), context.newId()];
  const until = localDay((context.now() + 86_400_000 * 30) as Instant, site.timeZone);
  await commit(context, site, 'system', async (ledger) => {
    const details = { ...person, grounds, proposedBy: 's-1' as never };
    ledger.append('dossier.proposed', subjectOf('dossier', dossier), { entry, reason, until }, details);
    ledger.append('dossier.confirmed', subjectOf('dossier', dossier), { entry, by: 's-2' });
    ledger.append(
      'watchlist.listed',
      subjectOf('watchlist', entry),
      { until },
      { tokens: [site.tokens.idNumber(person.idNumber)] },
    );
  });
  return { entry };
}
