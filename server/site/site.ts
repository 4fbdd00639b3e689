import type { KeyObject } from 'node:crypto';
import type { NodeId } from '../../domain/kernel/brand.ts';
import type { KeyRing } from '../../crypto/key-ring.ts';
import type { Tokens } from '../../crypto/tokens.ts';

/** One site of this server and its secrets, opened. */
export interface Site {
  readonly id: string;
  /** The server's own node in this site's ledger. */
  readonly node: NodeId;
  readonly timeZone: string;
  /** Invented people and printed passwords: a demo. */
  readonly simulated: boolean;
  readonly keyRing: KeyRing;
  readonly tokens: Tokens;
  /** 32 bytes: kiosks receive it when they join, so that tokens of all nodes match. */
  readonly pepper: Uint8Array;
  /** 32 bytes: what pass secrets and phone tickets are derived from. */
  readonly passKey: Uint8Array;
  /** Seals small things that are kept beside the journal: logins, messages, phone forms. */
  readonly closet: KeyObject;
  /** 32-byte seeds of the Ed25519 keys that sign passes and speak to kiosks. */
  readonly signingSeed: Uint8Array;
}
