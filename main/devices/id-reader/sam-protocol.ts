import { encodeRequest } from './sam-frame.ts';

/** The commands a lobby needs, ready to send. Fingerprints (30 10) are deliberately not among them. */
export const samRequest = {
  samId: encodeRequest(0x12, 0xff),
  find: encodeRequest(0x20, 0x01),
  select: encodeRequest(0x20, 0x02),
  read: encodeRequest(0x30, 0x01),
} as const;

/** SW3 of a reply, in the words of the module's specification. */
export const samStatus = {
  success: 0x90,
  cardFound: 0x9f,
  noSuchContent: 0x91,
  noCard: 0x80,
  selectFailed: 0x81,
  hostChecksum: 0x10,
  hostLength: 0x11,
  badCommand: 0x21,
  privilege: 0x23,
  unrecognised: 0x24,
  cardRejectedSam: 0x31,
  samRejectedCard: 0x32,
  verification: 0x33,
  unknownCard: 0x40,
  readFailed: 0x41,
  randomNumber: 0x47,
  selfTest: 0x60,
  notAuthorised: 0x66,
} as const;

/** What a status means for the lobby; what to do about it is the driver's business. */
export type StatusMeaning =
  | 'done'
  | 'card'
  | 'no-card'
  /** The card did not come through; another try may help. */
  | 'card-trouble'
  /** A card, but not one of ours; another try will not help. */
  | 'other-card'
  /** The host or the line got something wrong. */
  | 'line-trouble'
  /** The reader itself is out of order. */
  | 'reader-fault';

const meanings: Readonly<Record<number, readonly [StatusMeaning, string]>> = {
  [samStatus.success]: ['done', 'success'],
  [samStatus.cardFound]: ['card', 'card found'],
  [samStatus.noCard]: ['no-card', 'no card found'],
  [samStatus.selectFailed]: ['card-trouble', 'card not selected'],
  [samStatus.cardRejectedSam]: ['card-trouble', 'card rejected the security module'],
  [samStatus.samRejectedCard]: ['card-trouble', 'security module rejected the card'],
  [samStatus.verification]: ['card-trouble', 'card content not verified'],
  [samStatus.readFailed]: ['card-trouble', 'card not read'],
  [samStatus.randomNumber]: ['card-trouble', 'random-number step failed'],
  [samStatus.noSuchContent]: ['other-card', 'no such content on the card'],
  [samStatus.unknownCard]: ['other-card', 'unknown kind of card'],
  [samStatus.hostChecksum]: ['line-trouble', 'reader saw a wrong checksum'],
  [samStatus.hostLength]: ['line-trouble', 'reader saw a wrong length'],
  [samStatus.badCommand]: ['line-trouble', 'command not known'],
  [samStatus.privilege]: ['line-trouble', 'command not permitted'],
  [samStatus.unrecognised]: ['line-trouble', 'unrecognised error'],
  [samStatus.selfTest]: ['reader-fault', 'security module failed its self-test'],
  [samStatus.notAuthorised]: ['reader-fault', 'security module is not authorised'],
};

/** A status from outside the table counts as trouble on the line: it is not a promise of anything. */
export function statusMeaning(sw3: number): StatusMeaning {
  return meanings[sw3]?.[0] ?? 'line-trouble';
}

/** For the device page: `41 card not read`. */
export function statusText(sw3: number): string {
  const code = sw3.toString(16).toUpperCase().padStart(2, '0');
  return `${code} ${meanings[sw3]?.[1] ?? 'status not in the specification'}`;
}

/**
 * The identity of a security module as vendors print it, `05.01-20250101-1-0`.
 * How many digits each group is padded to is not agreed among vendors, so none is padded beyond the first two.
 * @param data the 16 bytes of the reply
 */
export function samIdText(data: Uint8Array): string | undefined {
  if (data.length !== 16) return undefined;
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  const two = (at: number): string => String(view.getUint8(at)).padStart(2, '0');
  const numbers = [4, 8, 12].map((at) => view.getUint32(at, true));
  return `${two(0)}.${two(2)}-${numbers.join('-')}`;
}
