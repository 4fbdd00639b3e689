import type * as house from './house-tables.ts';
import type * as ledger from './ledger-tables.ts';

export type * from './house-tables.ts';
export type * from './ledger-tables.ts';

export interface Tables {
  site: ledger.SiteTable;
  event: ledger.EventTable;
  chain_head: ledger.ChainHeadTable;
  subject_key: ledger.SubjectKeyTable;
  visit: ledger.VisitTable;
  reservation: ledger.ReservationTable;
  enrolment: ledger.EnrolmentTable;
  host: ledger.HostTable;
  department: ledger.DepartmentTable;
  contact: ledger.ContactTable;
  staff: ledger.StaffTable;
  pass: ledger.PassTable;
  dossier: ledger.DossierTable;
  watchlist: ledger.WatchlistTable;
  feedback: ledger.FeedbackTable;
  request: ledger.RequestTable;
  node: ledger.NodeTable;
  finding: ledger.FindingTable;
  account: house.AccountTable;
  recovery_code: house.RecoveryCodeTable;
  session: house.SessionTable;
  sign_in_attempt: house.SignInAttemptTable;
  kiosk: house.KioskTable;
  kiosk_code: house.KioskCodeTable;
  kiosk_session: house.KioskSessionTable;
  phone_form: house.PhoneFormTable;
  policy: house.PolicyTable;
  attachment: house.AttachmentTable;
  message: house.MessageTable;
  delivery: house.DeliveryTable;
  push_subscription: house.PushSubscriptionTable;
  webhook: house.WebhookTable;
  webhook_call: house.WebhookCallTable;
  alert: house.AlertTable;
  verification: house.VerificationTable;
}
