import type { LedgerEvent } from './event.ts';

/** SHA-256, strings as UTF-8; 64 lower-case hex digits. Passed in, so that `domain` needs no crypto library. */
export type Sha256 = (input: string | Uint8Array) => string;

/** What the first event of a chain names as its predecessor. */
export const genesisHash = '0'.repeat(64);

/** Everything an event's hash is taken over: every column but the hash itself. */
export type Unhashed = Omit<LedgerEvent, 'hash'>;

/**
 * The text an event's hash is taken over: every column in a fixed order, each behind its kind and length, `sealed` as
 * its own digest. The lengths make the form unambiguous: no byte can move from one column into its neighbour unseen.
 */
export function canonicalForm(event: Unhashed, sha256: Sha256): string {
  const { node, seq, at, type, subject, actor, data, sealed, keyId, prevHash } = event;
  return [
    'yingbin-event-1',
    text(node),
    text(String(seq)),
    text(at),
    text(type),
    text(subject),
    text(actor),
    text(data),
    sealed === undefined ? 'none' : `blob ${sealed.length}:${sha256(sealed)}`,
    keyId === undefined ? 'none' : text(keyId),
    text(prevHash),
  ].join('\n');
}

export function hashOf(event: Unhashed, sha256: Sha256): string {
  return sha256(canonicalForm(event, sha256));
}

/** JSON with sorted keys and without blanks, so that equal data is equal text on every node. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const record = value as Readonly<Record<string, unknown>>;
  let members = '';
  for (const key of Object.keys(record).sort()) {
    if (record[key] === undefined) continue;
    members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(record[key])}`;
  }
  return `{${members}}`;
}

// Counted in UTF-16 units, which a reader of the UTF-8 can count as well; this layer knows no encoder.
function text(value: string): string {
  return `text ${value.length}:${value}`;
}
