/** What can be wrong between nodes. Nothing is dropped for it: a person looks and settles it. */
export const findingKinds = [
  /** One node, one number, two different events: the kiosk was restored from a backup or copied. */
  'fork',
  /** An event that does not follow its predecessor: the chain was changed on its way or at its source. */
  'broken-chain',
  /** One person inside twice at the same time. */
  'inside-twice',
  /** One reservation used by two visits. */
  'reservation-used-twice',
  /** Checked out twice, or reviewed differently by two guards. */
  'decided-twice',
  /** The kiosk's clock is far from the server's. */
  'clock',
] as const;
export type FindingKind = (typeof findingKinds)[number];
