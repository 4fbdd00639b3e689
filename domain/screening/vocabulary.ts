/** What a check against the population database can end with (R08). Only `MATCH` needs no person. */
export const verifierVerdicts = [
  'MATCH',
  'MISMATCH',
  'NO_RECORD',
  'BAD_INPUT',
  'SOURCE_DOWN',
  'RATE_LIMITED',
  'NOT_CONFIGURED',
] as const;
export type VerifierVerdict = (typeof verifierVerdicts)[number];

/** Why somebody is on the watchlist, as the second person confirms it (R13). */
export const watchlistReasons = [
  'misconduct',
  'theft',
  'violence',
  'harassment',
  'barred-by-authority',
  'unpaid-damage',
  'other',
] as const;
export type WatchlistReason = (typeof watchlistReasons)[number];

/** What can ask for a person's decision on a visit. The visitor is never told that one was asked for. */
export const holders = ['watchlist', 'verifier'] as const;
export type Holder = (typeof holders)[number];
