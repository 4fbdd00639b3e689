import type { Generated } from 'kysely';
import type { SiteSettings } from '../../domain/sync/wire.ts';

// What is no fact about a visit: accounts, sessions, kiosks, messages, webhooks, alerts. As in `ledger-tables.ts`.

type Json = Record<string, unknown>;

export interface AccountTable {
  site_id: string;
  staff_id: string;
  login_token: string;
  login: Uint8Array;
  role: string;
  password_hash: string | null;
  totp_secret: Uint8Array | null;
  totp_confirmed: Generated<boolean>;
  totp_next: Generated<Uint8Array | null>;
  totp_last_step: Generated<number>;
  setup_hash: string | null;
  setup_until: number | null;
  closed_at: number | null;
}

export interface RecoveryCodeTable {
  site_id: string;
  staff_id: string;
  code_token: string;
}

export interface SessionTable {
  token_hash: string;
  site_id: string;
  staff_id: string;
  csrf: string;
  pending: boolean;
  created_at: number;
  seen_at: number;
}

export interface SignInAttemptTable {
  site_id: string;
  login_token: string;
  failures: number;
  last_failure_at: number;
}

export interface KioskTable {
  site_id: string;
  node: string;
  name: string;
  public_key: Uint8Array;
  enrolled_at: number;
  revoked_at: number | null;
  last_seen_at: number | null;
  clock_offset_ms: number | null;
  health: Json | null;
  cursor: string | null;
}

export interface KioskCodeTable {
  site_id: string;
  code_hash: string;
  secret: Uint8Array;
  name: string;
  until_at: number;
  failures: Generated<number>;
  used_by: Generated<string | null>;
}

export interface KioskSessionTable {
  id: string;
  site_id: string;
  node: string;
  secret: Uint8Array;
  counter: Generated<number>;
  created_at: number;
}

export interface PhoneFormTable {
  site_id: string;
  id: string;
  node: string;
  ticket: string;
  state: string;
  answers: Uint8Array | null;
  created_at: number;
}

export interface PolicyTable {
  site_id: string;
  sha256: string;
  settings: SiteSettings;
  published_at: number;
  published_by: string;
}

export interface AttachmentTable {
  site_id: string;
  id: string;
  reservation_id: string;
  kind: string;
  bytes: number;
  sealed: Uint8Array;
  created_at: number;
}

export interface MessageTable {
  site_id: string;
  id: string;
  key: string;
  subject: string;
  sealed: Uint8Array | null;
  dedupe: string | null;
  state: string;
  attempts: Generated<number>;
  next_at: number;
  created_at: number;
  settled_at: number | null;
}

export interface DeliveryTable {
  site_id: string;
  message_id: string;
  attempt: number;
  channel: string;
  at: number;
  outcome: string;
  reference: string | null;
}

export interface PushSubscriptionTable {
  site_id: string;
  staff_id: string;
  endpoint_hash: string;
  sealed: Uint8Array;
  created_at: number;
}

export interface WebhookTable {
  site_id: string;
  id: string;
  url: string;
  events: string[];
  secret: Uint8Array;
  cursor: string;
  paused_at: number | null;
  created_at: number;
  name: string;
  failing_since: number | null;
}

export interface WebhookCallTable {
  site_id: string;
  webhook_id: string;
  id: string;
  body: string;
  state: string;
  attempts: Generated<number>;
  next_at: number;
  last_status: number | null;
  created_at: number;
  type: string;
  last_fault: string | null;
  settled_at: number | null;
}

export interface AlertTable {
  site_id: string;
  id: string;
  kind: string;
  subject: string;
  dedupe: string | null;
  state: string;
  details: Record<string, string | number>;
  opened_at: number;
  escalated_at: number | null;
  acknowledged_at: number | null;
  acknowledged_by: string | null;
  resolved_at: number | null;
  resolved_by: string | null;
  note: Uint8Array | null;
}

export interface VerificationTable {
  site_id: string;
  visit_id: string;
  attempts: number;
  next_at: number;
}
