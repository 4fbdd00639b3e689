import type { Generated } from 'kysely';
import type { SiteSettings } from '../../domain/sync/wire.ts';

// The journal and its projections. One interface per table, one member per column: what the migrations make. Times are milliseconds since 1970.

export interface SiteTable {
  site_id: string;
  node: string;
  epoch: string;
  secret: Uint8Array;
  time_zone: string;
  simulated: boolean;
  settings: SiteSettings;
  created_at: number;
}

export interface EventTable {
  site_id: string;
  node: string;
  seq: number;
  at: string;
  type: string;
  subject: string;
  actor: string;
  data: string;
  sealed: Uint8Array | null;
  key_id: string | null;
  prev_hash: string;
  hash: string;
  xid: Generated<string>;
  received_at: number;
}

export interface ChainHeadTable {
  site_id: string;
  node: string;
  seq: number;
  at: string;
  hash: string;
  refused: string | null;
}

export interface SubjectKeyTable {
  site_id: string;
  subject: string;
  key_id: string;
  wrapped: Uint8Array | null;
}

export interface VisitTable {
  site_id: string;
  id: string;
  node: string | null;
  details_seq: number | null;
  corrected_node: string | null;
  corrected_seq: number | null;
  corrected_stamp: string | null;
  completed_node: string | null;
  completed_seq: number | null;
  completed_stamp: string | null;
  state: string;
  registered_state: string | null;
  registered_stamp: string | null;
  route: string | null;
  category: string | null;
  risk_tier: string | null;
  purpose: string | null;
  host_id: string | null;
  reservation_id: string | null;
  enrolment_id: string | null;
  badge: Generated<string>;
  badge_stamp: string | null;
  badge_number: string | null;
  day: string | null;
  companions: Generated<number>;
  document: string | null;
  registered_at: number | null;
  expected_leave: number | null;
  decision: string | null;
  decision_stamp: string | null;
  decided_by: string | null;
  decided_at: number | null;
  checked_in_at: number | null;
  checked_out_at: number | null;
  check_out_stamp: string | null;
  check_out_means: string | null;
  completed_at: number | null;
  hold: string | null;
  hold_entry: string | null;
  verdict: string | null;
  verdict_stamp: string | null;
  escalated: Generated<boolean>;
  dispute: string | null;
  id_number_token: string | null;
  phone_token: string | null;
  phone_tail_token: string | null;
  name_token: string | null;
  pinyin_token: string | null;
  initials_token: string | null;
  badge_code_token: string | null;
  erased: Generated<boolean>;
}

export interface ReservationTable {
  site_id: string;
  id: string;
  request_node: string | null;
  request_seq: number | null;
  request_stamp: string | null;
  details_node: string | null;
  details_seq: number | null;
  details_stamp: string | null;
  message_node: string | null;
  message_seq: number | null;
  message_stamp: string | null;
  state: string;
  state_stamp: string | null;
  route: string | null;
  category: string | null;
  host_id: string | null;
  group_id: string | null;
  from_at: number | null;
  until_at: number | null;
  companions: Generated<number>;
  requested_at: number | null;
  answer_by: number | null;
  decline_reason: string | null;
  decided_by: string | null;
  used_by: string | null;
  dispute: string | null;
  id_number_token: string | null;
  phone_token: string | null;
  phone_tail_token: string | null;
  name_token: string | null;
  pinyin_token: string | null;
  initials_token: string | null;
  erased: Generated<boolean>;
}

export interface EnrolmentTable {
  site_id: string;
  id: string;
  node: string | null;
  details_seq: number | null;
  details_stamp: string | null;
  category: string | null;
  host_id: string | null;
  from_day: string | null;
  until_day: string | null;
  renewed_on: string | null;
  notice_version: string | null;
  notice_stamp: string | null;
  ended_at: number | null;
  id_number_token: string | null;
  phone_token: string | null;
  name_token: string | null;
  pinyin_token: string | null;
  initials_token: string | null;
  erased: Generated<boolean>;
}

export interface HostTable {
  site_id: string;
  id: string;
  node: string | null;
  details_seq: number | null;
  details_stamp: string | null;
  retired_stamp: string | null;
  erased: Generated<boolean>;
}

export type DepartmentTable = HostTable;

export type ContactTable = HostTable;

export interface StaffTable {
  site_id: string;
  id: string;
  node: string | null;
  details_seq: number | null;
  details_stamp: string | null;
  role: string | null;
  code_token: string | null;
  host_id: string | null;
  retired_stamp: string | null;
  erased: Generated<boolean>;
}

export interface PassTable {
  site_id: string;
  id: string;
  node: string | null;
  details_seq: number | null;
  opens: string | null;
  from_at: number | null;
  until_at: number | null;
  revoked_at: number | null;
  revoke_reason: string | null;
  used_at: number | null;
  erased: Generated<boolean>;
}

export interface DossierTable {
  site_id: string;
  id: string;
  node: string | null;
  details_seq: number | null;
  entry: string | null;
  reason: string | null;
  until_day: string | null;
  proposed_at: number | null;
  proposed_by: string | null;
  confirmed_at: number | null;
  confirmed_by: string | null;
  refused_at: number | null;
  name_token: string | null;
  id_number_token: string | null;
  erased: Generated<boolean>;
}

export interface WatchlistTable {
  site_id: string;
  id: string;
  node: string | null;
  details_seq: number | null;
  until_day: string | null;
  ended_at: number | null;
  tokens: string[] | null;
  erased: Generated<boolean>;
}

export interface FeedbackTable {
  site_id: string;
  id: string;
  node: string | null;
  details_seq: number | null;
  convenience: number | null;
  privacy: number | null;
  place: string | null;
  given_at: number | null;
  erased: Generated<boolean>;
}

export interface RequestTable {
  site_id: string;
  id: string;
  node: string | null;
  details_seq: number | null;
  kind: string | null;
  requested_at: number | null;
  outcome: string | null;
  answered_at: number | null;
  erased: Generated<boolean>;
}

export interface NodeTable {
  site_id: string;
  id: string;
  started_at: number | null;
  version: string | null;
  policy_version: string | null;
  faults: Generated<Record<string, string>>;
  erased: Generated<boolean>;
}

export interface FindingTable {
  site_id: string;
  kind: string;
  node: string;
  seq: number;
  found_at: number;
  settled_at: number | null;
  settled_by: string | null;
}
