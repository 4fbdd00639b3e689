import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Who may come in: whoever holds the ticket of the last printed address, once; from then on whoever holds the cookie
 * it was exchanged for. One session at a time: a redeemed ticket ends the session before it.
 */
export interface SessionDoor {
  /** A new one-time ticket; the one before stops working. */
  issueTicket(): string;
  /** The session for this ticket, or nothing when it is unknown or used. */
  redeem(ticket: string): string | undefined;
  isSession(value: string | undefined): boolean;
}

export function createSessionDoor(randomBytes: (size: number) => Uint8Array): SessionDoor {
  const secret = () => Buffer.from(randomBytes(32)).toString('base64url');
  let ticket: string | undefined;
  let session: string | undefined;
  return {
    issueTicket: () => (ticket = secret()),
    redeem(offered) {
      if (!same(offered, ticket)) return undefined;
      ticket = undefined;
      return (session = secret());
    },
    isSession: (offered) => same(offered, session),
  };
}

/** Compares digests, so that neither length nor content shows in the time it takes. */
function same(offered: string | undefined, own: string | undefined): boolean {
  if (offered === undefined || own === undefined) return false;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(offered), digest(own));
}

/** The value of one cookie in a `Cookie` header. */
export function cookieValue(header: string | undefined, name: string): string | undefined {
  return header
    ?.split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}
