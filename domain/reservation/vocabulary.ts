/** How a request for a visit came in. */
export const requestRoutes = ['portal', 'invitation', 'console'] as const;
export type RequestRoute = (typeof requestRoutes)[number];

/** Where a reservation stands. Only `approved` lets somebody in. */
export const reservationStates = [
  /** An invitation waits for the visitor's own details. */
  'invited',
  'awaiting-host',
  /** The host agreed; the department's second person has yet to (only where the policy wants it). */
  'awaiting-second',
  /** The host asked for more. */
  'more-asked',
  'approved',
  'rejected',
  'cancelled',
  /** Nobody answered in time. */
  'expired',
  'used',
] as const;
export type ReservationState = (typeof reservationStates)[number];

/** Why a host says no: a word for the register; a sentence for the visitor is sealed. */
export const declineReasons = [
  'not-expected',
  'wrong-time',
  'wrong-host',
  'missing-documents',
  'other',
] as const;
export type DeclineReason = (typeof declineReasons)[number];
