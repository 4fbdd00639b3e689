import type { NodeId, StaffId } from '../kernel/brand.ts';
import type { Actor } from '../visit/records.ts';

/**
 * One fact of the journal, exactly as stored: every member is a column and every column is under the hash.
 * `data` holds no personal data; what identifies somebody is in `sealed`, under the subject's own key, so that
 * destroying the key erases the person and leaves the chain whole (DESIGN section 4).
 */
export interface LedgerEvent {
  readonly node: NodeId;
  /** 1, 2, 3 … per node, without a gap. */
  readonly seq: number;
  /** Hybrid clock, see `domain/sync/hybrid-clock.ts`. */
  readonly at: string;
  readonly type: string;
  /** Whom or what the fact is about, such as `visit:0192…`. */
  readonly subject: string;
  /** Who did it: `visitor`, `system` or `staff:<id>` (R26). */
  readonly actor: string;
  /** Canonical JSON. */
  readonly data: string;
  readonly sealed?: Uint8Array;
  /** Names the subject key that opens `sealed`. */
  readonly keyId?: string;
  readonly prevHash: string;
  /** SHA-256 of the canonical form, 64 lower-case hex digits. */
  readonly hash: string;
}

export const subjectKinds = [
  'visit',
  'reservation',
  'enrolment',
  'host',
  'staff',
  'node',
  'pass',
  // What a kiosk needs to recognise somebody, and apart from it who that is and why: kiosks get the key of the first only.
  'watchlist',
  'dossier',
  'department',
  // How a host is reached; kiosks never learn it.
  'contact',
  'feedback',
  // A person's request about their own data.
  'request',
] as const;
export type SubjectKind = (typeof subjectKinds)[number];
export type Subject = `${SubjectKind}:${string}`;

/**
 * Ids and other codes that may stand in the clear. A run of 15 digits is refused: that is what an ID number looks like
 * when somebody mistakes it for an id.
 */
export const plainCode = /^(?!.*\d{15})[A-Za-z0-9][A-Za-z0-9._:+-]{0,63}$/;

export function subjectOf(kind: SubjectKind, id: string): Subject {
  return `${kind}:${id}`;
}

export function idOfSubject(subject: string): string {
  return subject.slice(subject.indexOf(':') + 1);
}

/** Reads back what `actorToText` writes; whoever it does not know is the system. */
export function actorOfText(text: string): Actor {
  if (text.startsWith('staff:')) return { kind: 'staff', staffId: idOfSubject(text) as StaffId };
  return { kind: text === 'visitor' ? 'visitor' : 'system' };
}

export function actorToText(actor: Actor): string {
  return actor.kind === 'staff' ? `staff:${actor.staffId}` : actor.kind;
}
