import { minutes, type Instant } from '../kernel/time.ts';
import type { StaffAlert } from './status.ts';

/** How the kiosk stands with its site server (R07). Visitors never see it: whatever it says, the kiosk works. */
export interface SiteLink {
  /** `alone`: there is no server, and none is missed. */
  readonly state: 'alone' | 'online' | 'offline';
  /** Since when it is so. */
  readonly since?: Instant;
  /** How old what the server told is: the last answer. */
  readonly dataAt?: Instant;
  /** Events that the server does not have yet. */
  readonly pending: number;
  /** The server is there and does not know this kiosk: it was shut out, or the server lost its data. Waiting does not help. */
  readonly isStranger?: true;
}

export const alone: SiteLink = { state: 'alone', pending: 0 };

/** A line that is down for a moment is nobody's business. */
const alertAfterMs = minutes(2);

export function linkAlerts(link: SiteLink, now: Instant): readonly StaffAlert[] {
  const { state, since, isStranger } = link;
  const isLong = state === 'offline' && since !== undefined && now - since >= alertAfterMs;
  if (!isLong) return [];
  return [{ key: isStranger ? 'sync.stranger' : 'sync.offline' }];
}
