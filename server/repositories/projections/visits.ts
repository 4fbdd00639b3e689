import type { Selectable } from 'kysely';
import { particulars } from '../../../domain/ledger/particulars.ts';
import type { VisitTable } from '../../database/tables.ts';
import { noTokens, personTokens, type PersonTokens } from './person-tokens.ts';
import { isEarlier, isLater, type Projection, type Seen } from './projection.ts';

export type VisitRow = Selectable<VisitTable>;

export const visitProjection: Projection<VisitRow> = {
  table: 'visit',
  empty: (site_id, id) => ({ ...blank, site_id, id }),
  on: {
    'visit.registered': (row, data, { node, seq, stamp, tokens }, details) => {
      // Two kiosks never make one id; of one that was tampered with, the first registration stands.
      if (!isEarlier(stamp, row.registered_stamp)) return row;
      const person = details && !row.erased ? particulars(details) : undefined;
      return withState({
        ...row,
        node,
        details_seq: seq,
        registered_state: data.state,
        registered_stamp: stamp,
        route: data.route,
        category: data.category,
        risk_tier: data.riskTier,
        purpose: data.purpose ?? null,
        host_id: person?.host?.id ?? null,
        reservation_id: details?.request.reservationId ?? null,
        enrolment_id: details?.request.enrolmentId ?? null,
        badge_number: data.badgeNumber,
        day: data.day,
        companions: data.companions,
        document: data.document ?? null,
        registered_at: data.time,
        expected_leave: data.expectedLeave ?? null,
        ...keepLater(row, person ? personTokens(tokens, person) : noTokens),
        badge_code_token: details && !row.erased ? tokens.badgeCode(details.badgeCode) : null,
      });
    },
    'visit.reviewed': (row, data, { stamp }) => {
      const disagrees = row.decision !== null && row.decision !== data.decision;
      const dispute = disagrees ? 'decided-twice' : row.dispute;
      if (!isEarlier(stamp, row.decision_stamp)) return { ...row, dispute };
      return withState({
        ...row,
        dispute,
        decision: data.decision,
        decision_stamp: stamp,
        decided_by: data.by,
        decided_at: data.decidedAt,
      });
    },
    'visit.checked-in': (row, data) =>
      withState({ ...row, checked_in_at: earliest(row.checked_in_at, data.enteredAt ?? data.time) }),
    'visit.checked-out': (row, data, { stamp }) =>
      isEarlier(stamp, row.check_out_stamp)
        ? withState({
            ...row,
            checked_out_at: data.leftAt ?? data.time,
            check_out_stamp: stamp,
            check_out_means: data.means,
          })
        : row,
    // A watchlist entry says more than a verdict; whichever came first, it is what the guard sees.
    'visit.held': (row, data) =>
      row.hold === 'watchlist' && (data.by !== 'watchlist' || (row.hold_entry ?? '') <= (data.entry ?? ''))
        ? row
        : { ...row, hold: data.by, hold_entry: data.by === 'watchlist' ? (data.entry ?? null) : null },
    'visit.verified': (row, data, { stamp }) =>
      isLater(stamp, row.verdict_stamp) ? { ...row, verdict: data.verdict, verdict_stamp: stamp } : row,
    'visit.completed': (row, data, { node, seq, stamp, tokens }, details) =>
      isLater(stamp, row.completed_stamp)
        ? {
            ...row,
            completed_at: data.time,
            completed_node: node,
            completed_seq: seq,
            completed_stamp: stamp,
            ...(details && !row.erased && given(personTokens(tokens, details))),
          }
        : row,
    'visit.corrected': (row, _data, { node, seq, stamp, tokens }, details) =>
      isLater(stamp, row.corrected_stamp)
        ? {
            ...row,
            corrected_node: node,
            corrected_seq: seq,
            corrected_stamp: stamp,
            ...(details && !row.erased && correctedTokens(tokens, details)),
          }
        : row,
    'visit.disputed': (row, data) => (row.dispute === 'decided-twice' ? row : { ...row, dispute: data.kind }),
    'review.escalated': (row) => ({ ...row, escalated: true }),
    'badge.sending': (row, _data, event) => withBadge(row, event, 'sending'),
    'badge.printed': (row, _data, event) => withBadge(row, event, 'printed'),
    'badge.unconfirmed': (row, _data, event) => withBadge(row, event, 'unconfirmed'),
    'badge.failed': (row, _data, event) => withBadge(row, event, 'failed'),
    'badge.handwritten': (row, _data, event) => withBadge(row, event, 'handwritten'),
  },
};

const blank: Omit<VisitRow, 'site_id' | 'id'> = {
  ...{ node: null, details_seq: null, corrected_node: null, corrected_seq: null, corrected_stamp: null },
  ...{ completed_node: null, completed_seq: null, completed_stamp: null, completed_at: null },
  // A check-out that arrives before its registration: shown nowhere until the rest is here.
  ...{
    state: 'unknown',
    registered_state: null,
    registered_stamp: null,
    route: null,
    category: null,
    risk_tier: null,
  },
  ...{ purpose: null, host_id: null, reservation_id: null, enrolment_id: null },
  ...{ badge: 'none', badge_stamp: null, badge_number: null, day: null, companions: 0, document: null },
  ...{ registered_at: null, expected_leave: null },
  ...{ decision: null, decision_stamp: null, decided_by: null, decided_at: null },
  ...{ checked_in_at: null, checked_out_at: null, check_out_stamp: null, check_out_means: null },
  ...{ hold: null, hold_entry: null, verdict: null, verdict_stamp: null, escalated: false, dispute: null },
  ...noTokens,
  ...{ badge_code_token: null, erased: false },
};

/** What was entered or put right afterwards stays, also when the registration arrives behind it. */
function keepLater(row: VisitRow, registered: PersonTokens): PersonTokens {
  if (row.completed_stamp === null && row.corrected_stamp === null) return registered;
  const { id_number_token, phone_token, phone_tail_token, name_token, pinyin_token, initials_token } = row;
  const later = { id_number_token, phone_token, phone_tail_token, name_token, pinyin_token, initials_token };
  return { ...registered, ...given(later) };
}

/** Without those that say nothing. */
function given(tokens: PersonTokens): Partial<PersonTokens> {
  return Object.fromEntries(Object.entries(tokens).filter(([, token]) => token !== null));
}

/** What all the facts together say, in whatever order they came. */
function withState(row: VisitRow): VisitRow {
  return { ...row, state: stateOf(row) };
}

function stateOf(row: VisitRow): string {
  if (row.registered_state === null) return 'unknown';
  if (row.checked_out_at !== null) return 'left';
  // Whoever went in is inside until they leave, whatever was decided elsewhere at the same time: a roll-call must have them.
  if (row.checked_in_at !== null) return 'inside';
  if (row.decision === 'rejected' || row.registered_state === 'rejected') return 'rejected';
  if (row.decision === 'approved') return 'inside';
  return row.registered_state;
}

const earliest = (known: number | null, next: number): number => Math.min(known ?? next, next);

function withBadge(row: VisitRow, { stamp }: Seen, badge: string): VisitRow {
  return isLater(stamp, row.badge_stamp) ? { ...row, badge, badge_stamp: stamp } : row;
}

function correctedTokens(
  tokens: Seen['tokens'],
  details: { readonly name?: string; readonly phone?: string },
): Partial<VisitRow> {
  const { name_token, pinyin_token, initials_token, phone_token, phone_tail_token } = personTokens(
    tokens,
    details,
  );
  return {
    ...(details.name !== undefined && { name_token, pinyin_token, initials_token }),
    ...(details.phone !== undefined && { phone_token, phone_tail_token }),
  };
}
