import type { NodeId } from '../kernel/brand.ts';
import type { RandomBytes } from '../kernel/random.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { seconds, type Instant } from '../kernel/time.ts';
import { decodeBase64url, encodeBase64url } from './base64url.ts';
import { joinBytes, readUint32, sameBytes, uint32 } from './bytes.ts';
import { spellAsUuid } from './ids.ts';
import type { PassCrypto } from './primitives.ts';

// The QR on the kiosk's screen (R17). The kiosk makes it alone, so that it can be shown with the line down and no phone
// can make one at home. In bytes: length of the node id (1), node id, nonce (16), period (4), code (12).
const nonceBytes = 16;
const periodBytes = 4;
const codeBytes = 12;
const longestTicket = 128;
/** As the node ids of the journal. */
const nodePattern = /^[a-z0-9][a-z0-9-]{0,31}$/;

/** How long the kiosk shows one ticket; it is good for this period and the next, so that a slow phone still gets in. */
export const ticketPeriodMs = seconds(30);

/** A ticket as read, with nothing proven yet. */
export interface PhoneTicket {
  readonly node: NodeId;
  /** 16 random bytes, spelt as a UUID: what makes a ticket work once, and what the kiosk knows its visitor's phone by. */
  readonly nonce: string;
  /** 30-second periods since 1970, by the kiosk's clock. */
  readonly period: number;
  readonly signed: Uint8Array;
  readonly code: Uint8Array;
}

export type TicketRefusal =
  | 'not-a-ticket'
  /** Not made by that kiosk. */
  | 'bad-code'
  /** Older than two periods: a picture of the screen. */
  | 'stale'
  /** From the future: the kiosk's clock is further off than the server knows. */
  | 'not-yet'
  | 'used';

/** What the server knows of the kiosk that made a ticket, and of the ticket's nonce. */
export interface TicketKnowledge {
  /** `ticketKey` of the kiosk. */
  readonly key: Uint8Array;
  /** The kiosk's clock minus the server's, as measured at the last sync. */
  readonly clockOffsetMs: number;
  /** How far the offset may be wrong. */
  readonly clockToleranceMs: number;
  readonly isUsed: boolean;
}

/** The key of one kiosk, derived by the server at enrolment: a stolen kiosk cannot make another one's tickets. */
export function ticketKey(crypto: Pick<PassCrypto, 'derive'>, siteKey: Uint8Array, node: NodeId): Uint8Array {
  return crypto.derive(siteKey, `yingbin phone ticket 1 ${node}`);
}

/** The ticket's text (base64url) and its nonce. `now` is the kiosk's clock. */
export function createTicket(
  node: NodeId,
  key: Uint8Array,
  now: Instant,
  crypto: Pick<PassCrypto, 'hmac'>,
  randomBytes: RandomBytes,
): { readonly text: string; readonly nonce: string } {
  if (!nodePattern.test(node)) throw new RangeError('no node id');
  const nonce = randomBytes(nonceBytes);
  const name = Uint8Array.from(node, (sign) => sign.charCodeAt(0));
  const signed = joinBytes(Uint8Array.of(name.length), name, nonce, uint32(ticketPeriodAt(now)));
  return {
    text: encodeBase64url(joinBytes(signed, ticketCode(signed, key, crypto))),
    nonce: spellAsUuid(nonce),
  };
}

/** Takes a ticket apart, so that the server can look up the kiosk's key and the nonce. */
export function readTicket(text: string): Result<PhoneTicket, 'not-a-ticket'> {
  const bytes = text.length <= longestTicket ? decodeBase64url(text) : undefined;
  const nodeEnd = 1 + (bytes?.[0] ?? 0);
  if (bytes?.length !== nodeEnd + nonceBytes + periodBytes + codeBytes) return err('not-a-ticket');
  const node = String.fromCharCode(...bytes.subarray(1, nodeEnd));
  if (!nodePattern.test(node)) return err('not-a-ticket');
  const signed = bytes.subarray(0, -codeBytes);
  return ok({
    node: node as NodeId,
    nonce: spellAsUuid(signed.subarray(nodeEnd, nodeEnd + nonceBytes)),
    period: readUint32(signed.subarray(nodeEnd + nonceBytes)),
    signed,
    code: bytes.subarray(-codeBytes),
  });
}

/**
 * Whether the ticket opens the form now. `now` is the server's clock. The caller marks the nonce as used in the same
 * transaction, and may forget it after `ticketMemoryMs`.
 */
export function checkTicket(
  ticket: PhoneTicket,
  { key, clockOffsetMs, clockToleranceMs, isUsed }: TicketKnowledge,
  crypto: Pick<PassCrypto, 'hmac'>,
  now: Instant,
): Result<void, TicketRefusal> {
  if (!sameBytes(ticketCode(ticket.signed, key, crypto), ticket.code)) return err('bad-code');
  const kioskNow = now + clockOffsetMs;
  if (ticket.period > ticketPeriodAt(kioskNow + clockToleranceMs)) return err('not-yet');
  if (ticket.period < ticketPeriodAt(kioskNow - clockToleranceMs) - 1) return err('stale');
  return isUsed ? err('used') : ok();
}

/** How long a used nonce must be remembered: as long as its ticket could pass, clock tolerance included. */
export function ticketMemoryMs(clockToleranceMs: number): number {
  return 2 * (ticketPeriodMs + clockToleranceMs);
}

/** The address in the QR. The ticket is in the fragment, which browsers send to nobody: it is in no server's log. */
export function ticketUrl(base: string, ticket: string): string {
  return `${base.replace(/\/+$/, '')}/portal/#/form/${ticket}`;
}

const ticketPeriodAt = (at: number): number => Math.floor(at / ticketPeriodMs);

const ticketCode = (signed: Uint8Array, key: Uint8Array, crypto: Pick<PassCrypto, 'hmac'>): Uint8Array =>
  crypto.hmac(key, signed).subarray(0, codeBytes);
