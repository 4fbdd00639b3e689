import type { Account } from '../access/who.ts';
import type { ServerContext } from '../context.ts';
import type { Reviewer, ReviewRules } from '../../domain/reservation/review.ts';
import { needsSecond } from '../../domain/reservation/review.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { SiteSettings } from '../../domain/sync/wire.ts';
import { deputyToday, secondApprovers } from '../notifications/tell.ts';
import type { Directory } from '../repositories/directory.ts';
import type { ReservationRow, ReviewScope } from '../repositories/reservations.ts';

/** Roles that look after all reservations of a site. */
const deskRoles: ReadonlySet<string> = new Set(['receptionist', 'supervisor']);

/** What this account is to one reservation. */
export function reviewerOf(
  context: ServerContext,
  account: Account,
  directory: Directory,
  hostId: string | null,
): Reviewer {
  const { site, staffId, role } = account;
  return {
    staffId,
    isHost:
      hostId !== null &&
      (account.hostId === hostId || deputyToday(directory, site, hostId, context.now) === staffId),
    isDesk: deskRoles.has(role),
    isSecond: hostId !== null && secondApprovers(directory, hostId).includes(staffId),
  };
}

/** The hosts an account decides for today besides its own. */
export function standsInFor(
  context: ServerContext,
  account: Account,
  directory: Directory,
): readonly string[] {
  return [...directory.contacts.keys()].filter(
    (hostId) => deputyToday(directory, account.site, hostId, context.now) === account.staffId,
  );
}

/** What an account may see at all; whatever is outside is not there for it. */
export function scopeOf(context: ServerContext, account: Account, directory: Directory): ReviewScope {
  if (deskRoles.has(account.role)) return { all: true };
  const own = account.hostId === undefined ? [] : [account.hostId];
  return {
    all: false,
    hosts: [...own, ...standsInFor(context, account, directory)],
    secondHosts: [...directory.hosts.keys()].filter((hostId) =>
      secondApprovers(directory, hostId).includes(account.staffId),
    ),
    staffId: account.staffId,
  };
}

export function isInScope(scope: ReviewScope, row: ReservationRow): boolean {
  if (scope.all) return true;
  const { host_id: hostId } = row;
  if (hostId === null) return false;
  if (scope.hosts.includes(hostId)) return true;
  return (
    scope.secondHosts.includes(hostId) &&
    (row.state === 'awaiting-second' || row.decided_by === scope.staffId)
  );
}

export function rulesFor(
  { policy, riskTier }: SiteSettings,
  row: ReservationRow,
  agreedBefore = false,
): ReviewRules {
  return {
    second: needsSecond(policy, riskTier),
    answerBy: (row.answer_by ?? 0) as Instant,
    until: (row.until_at ?? 0) as Instant,
    agreedBefore,
  };
}
