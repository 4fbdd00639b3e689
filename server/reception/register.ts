import type { StaffId, VisitId } from '../../domain/kernel/brand.ts';
import { instant, localDay, type Instant } from '../../domain/kernel/time.ts';
import type { KnownDetails, VisitDetails } from '../../domain/ledger/details.ts';
import { subjectOf } from '../../domain/ledger/event.ts';
import { particulars } from '../../domain/ledger/particulars.ts';
import { createBadgeCode } from '../../domain/pass/badge-code.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { FieldName } from '../../domain/policy/vocabulary.ts';
import type { SiteSettings } from '../../domain/sync/wire.ts';
import type { Assistance, ConsentRecord, VisitRequest } from '../../domain/visit/records.ts';
import type { Account } from '../access/who.ts';
import type { ServerContext } from '../context.ts';
import { nextBadge } from '../repositories/badge-series.ts';
import type { LedgerTransaction } from '../repositories/ledger/ledger.ts';
import { findEntry } from '../repositories/reception/watchlist.ts';

/** Somebody at the desk, ready to be written down. */
export interface DeskArrival {
  readonly id: VisitId;
  readonly route: 'walk-in' | 'reserved';
  readonly category: VisitRequest['category'];
  readonly identity?: VisitRequest['identity'];
  readonly reservationId?: VisitRequest['reservationId'];
  readonly draft: VisitRequest['draft'];
  readonly known?: KnownDetails;
  readonly companions: number;
  readonly consent: ConsentRecord;
  readonly filledIn: readonly FieldName[];
  readonly skipped: Assistance['skipped'];
  /** Every number that is known of the person, also one that the policy does not let be kept: asking the watchlist keeps nothing. */
  readonly numbers: { readonly idNumbers: readonly string[]; readonly phones: readonly string[] };
}

/**
 * Writes a visit as the server's own node: registered with a badge of the desk's series, held where the watchlist says so, let in where the
 * policy needs nobody's look. A guard decides on the others (`/guard/visits/:id/review`).
 */
export async function appendArrival(
  context: ServerContext,
  account: Account,
  settings: SiteSettings,
  ledger: LedgerTransaction,
  arrival: DeskArrival,
): Promise<void> {
  const { site } = account;
  const { policy, riskTier } = settings;
  const now = context.now();
  const subject = subjectOf('visit', arrival.id);
  const badge = await nextBadge(ledger.db, site, now);
  const { idNumbers, phones } = arrival.numbers;
  const tokens = [...idNumbers.map(site.tokens.idNumber), ...phones.map(site.tokens.phone)];
  const entry = await findEntry(ledger.db, site, [...new Set(tokens)], badge.day);
  const needsLook = entry !== undefined || isReviewed(settings, arrival.route);
  const details = detailsOf(context, account, settings, arrival, needsLook);
  const { draft, identity, consent, companions } = arrival;
  const purpose = purposeKey(policy, particulars(details).purpose);

  ledger.append(
    'visit.registered',
    subject,
    {
      ...{ route: arrival.route, category: arrival.category, riskTier, policyVersion: policy.version },
      state: needsLook ? 'awaiting-review' : 'inside',
      ...badge,
      ...(identity && identity.number !== '' && { document: identity.kind, documentSource: identity.source }),
      ...(purpose !== undefined && { purpose }),
      companions,
      ...(draft.expectedLeave !== undefined && { expectedLeave: draft.expectedLeave }),
    },
    details,
  );
  if (entry !== undefined) ledger.append('visit.held', subject, { by: 'watchlist', entry });
  const { at: givenAt, ...given } = consent;
  ledger.append('consent.given', subject, { ...given, separate: [...given.separate], givenAt });
  ledger.append('visit.assisted', subject, {
    helper: account.staffId,
    filledIn: [...arrival.filledIn],
    skipped: [...arrival.skipped],
  });
  if (arrival.reservationId !== undefined)
    ledger.append('reservation.used', subjectOf('reservation', arrival.reservationId), {});
  // The host is told by the same job that tells of visitors at a kiosk (jobs/announce-arrivals.ts).
  if (!needsLook) ledger.append('visit.checked-in', subject, {});
  // The next one of a group counts on from this one's badge.
  await ledger.flush();
}

/** Whoever reserved has been looked at by the host; a walk-in by nobody, and at a high tier no typed number spares the comparison (R03, R14). */
function isReviewed({ policy, riskTier }: SiteSettings, route: DeskArrival['route']): boolean {
  return riskTier === 'high' || (route === 'walk-in' && policy.walkInReview === 'guard');
}

function detailsOf(
  context: ServerContext,
  { staffId }: Account,
  { policy, riskTier }: SiteSettings,
  arrival: DeskArrival,
  needsLook: boolean,
): VisitDetails {
  const { id, route, category, identity, reservationId, draft, known, consent, filledIn, skipped } = arrival;
  const request: VisitRequest = {
    ...{ id, route, category, riskTier, policyVersion: policy.version, draft, consent },
    ...(identity && { identity }),
    ...(reservationId !== undefined && { reservationId }),
    assistance: { helper: staffId as StaffId, filledIn, skipped },
    wanted: needsLook ? 'review' : 'check-in',
  };
  return { request, ...(known && { known }), badgeCode: createBadgeCode(context.randomBytes) };
}

/** Only a key of the policy may stand in the clear; a reservation's purpose may be a sentence. */
function purposeKey(policy: Policy, purpose: string | undefined): string | undefined {
  if (purpose === undefined || purpose === '') return undefined;
  return policy.purposes.find(({ key }) => key === purpose)?.key ?? 'other';
}

/** What was agreed to at the desk, now. */
export function consentAt(
  now: Instant,
  consent: Omit<ConsentRecord, 'at' | 'separate'>,
  separate: readonly FieldName[],
): ConsentRecord {
  const { noticeVersion, guardian, language } = consent;
  return { noticeVersion, at: now, separate, guardian, language };
}

/** The latest moment at which a visit that begins now may end. */
export function latestLeave(policy: Policy, now: Instant): Instant {
  return instant(now + policy.maxStayMinutes * 60_000);
}

export const todayOf = ({ site }: Account, now: Instant) => localDay(now, site.timeZone);
