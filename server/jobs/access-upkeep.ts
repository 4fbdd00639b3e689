import { after, hours } from '../../domain/kernel/time.ts';
import { sessionLimits } from '../access/browser-session.ts';
import type { ServerContext } from '../context.ts';
import { deleteStaleSessions } from '../repositories/sessions.ts';
import { deleteStaleAttempts } from '../repositories/sign-in-attempts.ts';

/** A guess of yesterday locks nobody today. Longer than the longest lock. */
const attemptsMs = hours(24);

/** Sessions nobody can use any more go, and so do old wrong guesses: names that nobody has would fill the table. */
export async function runAccessUpkeep({ db, now }: ServerContext): Promise<boolean> {
  await deleteStaleSessions(db, after(now(), -sessionLimits.idleMs));
  await deleteStaleAttempts(db, after(now(), -attemptsMs));
  return false;
}
