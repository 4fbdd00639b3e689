import type { FactType } from '../ledger/catalogue.ts';
import { idOfSubject, plainCode } from '../ledger/event.ts';

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
  /^visit\.(verified|completed|corrected|disputed)$/,
  /^review\.escalated$/,
] as const;

/**
 * Whether a fact of this type counts from the kiosk `node`. A kiosk speaks for no other machine. `subject.erased` counts for people
 * that kiosks register, if this kiosk did (`server/repositories/ledger/fold.ts`), and for nobody else.
 */
export function countsFromKiosk(node: string, type: FactType, subject: string): boolean {
  if (type === 'subject.erased') return /^(visit|reservation|enrolment):/.test(subject);
  if (subject.startsWith('node:') && subject !== `node:${node}`) return false;
  return !serversWord.some((pattern) => pattern.test(type));
}

/** Whom a kiosk says something sealed about that counts. */
const sealedByKiosks = /^(visit|reservation|enrolment|host|feedback):/;

/**
 * Whether a kiosk may bring this key: one that it made itself, as the key's name says, for somebody it has a say about. Otherwise one kiosk
 * could put a key of its choice in the place of another's, or under what the server seals next.
 */
export function keyCountsFromKiosk(node: string, subject: string, keyId: string): boolean {
  return (
    sealedByKiosks.test(subject) &&
    plainCode.test(idOfSubject(subject)) &&
    keyId.startsWith(`${node}:`) &&
    /^\d{1,10}$/.test(keyId.slice(node.length + 1))
  );
}

/** Records of which the latest counts, whoever keeps them: what a kiosk keeps on its own until the server knows better. */
const keptByEither: ReadonlySet<string> = new Set([
  'host.recorded',
  'enrolment.recorded',
  'reservation.recorded',
]);

export function isKeptByEither(type: string): boolean {
  return keptByEither.has(type);
}
