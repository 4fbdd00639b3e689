import type { Instant } from '../../domain/kernel/time.ts';
import { lockoutAt } from '../../domain/access/lockout.ts';
import { subjectOf } from '../../domain/ledger/event.ts';
import type { ServerContext } from '../context.ts';
import { commit } from '../repositories/ledger/ledger.ts';
import { countAttempt } from '../repositories/sign-in-attempts.ts';
import { failure } from '../http/failure.ts';
import type { Site } from '../site/site.ts';

export interface Guess {
  readonly loginToken: string;
  /** Whose it is; nobody's when there is no such login. */
  readonly staffId: string | undefined;
  readonly step: 'password' | 'second-factor';
}

/** Counts a guess before it is checked. @throws `locked` */
export async function beginGuess(context: ServerContext, site: Site, counted: string): Promise<number> {
  const { lockout, failures } = await countAttempt(context.db, site.id, counted, context.now());
  if (lockout.locked) throw locked(lockout.until);
  return failures;
}

/** Writes a wrong guess to the ledger. @returns what to refuse with: `wrong`, or `locked` from now on */
export async function wrongGuess(
  context: ServerContext,
  site: Site,
  { loginToken, staffId, step }: Guess,
  failures: number,
): Promise<Error> {
  const now = context.now();
  const lockout = lockoutAt({ failures, lastFailureAt: now }, now);
  const subject = staffId === undefined ? subjectOf('node', site.node) : subjectOf('staff', staffId);
  await commit(context, site, 'system', async (ledger) => {
    ledger.append('account.sign-in-failed', subject, { loginToken, step });
    if (lockout.locked)
      ledger.append('account.locked', subject, { loginToken, failures, until: lockout.until });
  });
  return lockout.locked ? locked(lockout.until) : failure(403, 'wrong');
}

function locked(until: Instant) {
  return failure(423, 'locked', { details: { until } });
}
