import type { VisitId } from '../../../domain/kernel/brand.ts';
import type { FaceCheck } from '../../../domain/face/vocabulary.ts';
import type { Instant } from '../../../domain/kernel/time.ts';
import type { VisitDetails } from '../../../domain/ledger/details.ts';
import type { BadgeState, Route, VisitRecord, VisitState } from '../../../domain/visit/records.ts';
import type { Holder } from '../../../domain/screening/vocabulary.ts';
import type { Category } from '../../../domain/policy/vocabulary.ts';
import type { StorageContext } from '../context.ts';
import { particulars } from '../../../domain/ledger/particulars.ts';

/** The projection's row, as far as a record needs it. */
export interface VisitRow extends VisitColumns {
  readonly node: string;
  readonly details_seq: number;
  readonly handwritten_node: string | null;
  readonly handwritten_seq: number | null;
}

/** What a record shows in the clear. */
export interface VisitColumns {
  readonly id: VisitId;
  readonly state: VisitState;
  readonly route: Route;
  readonly category: Category;
  readonly badge: BadgeState;
  readonly badge_copy: number;
  readonly badge_number: string;
  readonly companions: number;
  readonly registered_at: Instant;
  readonly checked_in_at: Instant | null;
  readonly checked_out_at: Instant | null;
  readonly expected_leave: Instant | null;
  readonly face_check: string | null;
  readonly hold: Holder | null;
}

/** Opens what the visit sealed; an erased visit has nothing left to show. */
export function openVisit({ journal }: StorageContext, row: VisitRow | undefined): VisitRecord | undefined {
  const details = row && journal.openDetails('visit.registered', row.node, row.details_seq);
  if (!details) return undefined;
  const handwritten =
    row.handwritten_node === null || row.handwritten_seq === null
      ? undefined
      : journal.openDetails('badge.handwritten', row.handwritten_node, row.handwritten_seq);
  return toRecord(row, details, handwritten?.number);
}

export function toRecord(row: VisitColumns, details: VisitDetails, handwritten?: string): VisitRecord {
  const { idNumber, phone, host, purpose, name } = particulars(details);
  return {
    id: row.id,
    state: row.state,
    route: row.route,
    category: row.category,
    badge: row.badge,
    badgeCopies: row.badge_copy,
    badgeNumber: handwritten ?? row.badge_number,
    badgeCode: details.badgeCode,
    name,
    ...(idNumber !== undefined && { idNumber }),
    ...(phone !== undefined && { phone }),
    ...(host !== undefined && { host }),
    ...(purpose !== undefined && { purpose }),
    companions: row.companions,
    registeredAt: row.registered_at,
    ...(row.checked_in_at !== null && { checkedInAt: row.checked_in_at }),
    ...(row.checked_out_at !== null && { checkedOutAt: row.checked_out_at }),
    ...(row.expected_leave !== null && { expectedLeave: row.expected_leave }),
    ...(row.hold !== null && { held: row.hold }),
    ...(row.face_check !== null && { faceCheck: JSON.parse(row.face_check) as FaceCheck }),
    request: details.request,
  };
}
