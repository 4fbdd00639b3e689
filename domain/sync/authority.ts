import type { FactType } from '../ledger/catalogue.ts';

/**
 * Facts that only the server's word makes true: who works here, who is held, what is allowed. A kiosk that joined later, or one that
 * was taken over, may have such facts in its journal; they are kept there, shown to nobody and passed on to nobody.
 */
const serversWord = [
  /^(account|dossier|watchlist|department|contact|kiosk|policy\.published|sync)/,
  /^staff\.(recorded|retired)$/,
  /^host\.retired$/,
  /^enrolment\.ended$/,
  /^pass\.(issued|revoked)$/,
  /^reservation\.(requested|changed|reviewed|cancelled|expired)$/,
  /^document\./,
  /^data\./,
] as const;

/** Whether a kiosk's fact of this type counts. `subject.erased` does for people a kiosk registers, and for nobody else. */
export function countsFromKiosk(type: FactType, subject: string): boolean {
  if (type === 'subject.erased') return /^(visit|reservation|enrolment):/.test(subject);
  return !serversWord.some((pattern) => pattern.test(type));
}

/** Whom a kiosk says something sealed about that counts. */
const sealedByKiosks = /^(visit|reservation|enrolment|host|feedback):/;

/**
 * Whether a kiosk may bring this key: one that it made itself, as the key's name says, for somebody it has a say about. Otherwise one kiosk
 * could put a key of its choice in the place of another's, or under what the server seals next.
 */
export function keyCountsFromKiosk(node: string, subject: string, keyId: string): boolean {
  return sealedByKiosks.test(subject) && keyId.startsWith(`${node}:`);
}
