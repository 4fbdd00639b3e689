import type { LedgerEvent } from './event.ts';

/** SHA-256 over the parts one after another, strings as UTF-8; 64 lower-case hex digits. */
export type Sha256 = (parts: readonly (string | Uint8Array)[]) => string;

/** What the first event of a chain names as its predecessor. */
export const genesisHash = '0'.repeat(64);

/**
 * The bytes an event's hash is taken over: every column but the hash itself, in a fixed order, each behind its kind
 * and length. The lengths make the form unambiguous: no byte can move from one column into its neighbour unseen.
 */
export function canonicalParts(event: Omit<LedgerEvent, 'hash'>): readonly (string | Uint8Array)[] {
  return [
    'yingbin-event-1\n',
    text(event.node),
    text(String(event.seq)),
    text(event.at),
    text(event.type),
    text(event.subject),
    text(event.actor),
    text(event.data),
    ...blob(event.sealed),
    event.keyId === undefined ? 'none\n' : text(event.keyId),
    text(event.prevHash),
  ];
}

export function hashOf(event: Omit<LedgerEvent, 'hash'>, sha256: Sha256): string {
  return sha256(canonicalParts(event));
}

/** JSON with sorted keys and without blanks, so that equal data is equal text on every node. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    isPlainObject(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}

// Counted in UTF-16 units, which a reader of the UTF-8 can count as well; this layer knows no encoder.
function text(value: string): string {
  return `text ${value.length}:${value}\n`;
}

function blob(value: Uint8Array | undefined): readonly (string | Uint8Array)[] {
  return value === undefined ? ['none\n'] : [`blob ${value.length}:`, value, '\n'];
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
