import { flawInPassword } from '../../domain/access/password-rule.ts';
import type { ServerContext } from '../context.ts';
import { failure } from '../http/failure.ts';
import { spendTimeStep, lockAccount, updateAccount, type AccountRecord } from '../repositories/accounts.ts';
import { subjectOf } from '../../domain/ledger/event.ts';
import { commit } from '../repositories/ledger/ledger.ts';
import { insertSession } from '../repositories/sessions.ts';
import { forgetAttempts } from '../repositories/sign-in-attempts.ts';
import { staffDetails } from '../repositories/staff.ts';
import type { Site } from '../site/site.ts';
import { beginGuess, wrongGuess } from './attempts.ts';
import { codeAttempts, loginOf, setPassword, setSecondFactor } from './accounts.ts';
import { newSession, type NewSession } from './browser-session.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';
import {
  newSecondFactor,
  openSecondFactor,
  sealSecondFactor,
  secondFactorTexts,
  timeStepOf,
} from './second-factor.ts';

/** @throws `weak-password` */
export async function refuseWeakPassword(
  context: ServerContext,
  site: Site,
  account: AccountRecord,
  password: string,
): Promise<void> {
  const [details, settings] = await Promise.all([
    staffDetails(context.db, site, account.staffId),
    context.sites.settings(site),
  ]);
  const own = [loginOf(site, account), details?.name ?? '', ...Object.values(settings.name)];
  const why = flawInPassword(password, own);
  if (why !== undefined) throw failure(422, 'weak-password', { fields: ['password'], details: { why } });
}

/** Whoever found a page open must not find the password by trying: wrong ones count. @throws `wrong` or `locked` */
export async function provePassword(
  context: ServerContext,
  site: Site,
  { staffId, loginToken, passwordHash }: AccountRecord,
  password: string,
): Promise<void> {
  const failures = await beginGuess(context, site, loginToken);
  if (await verifyPassword(passwordHash, password)) return forgetAttempts(context.db, site.id, [loginToken]);
  const guess = { loginToken, staffId, step: 'password' } as const;
  throw await wrongGuess(context, site, guess, failures);
}

/** @returns a new session for this browser; all others of the account end. @throws `wrong`, `locked` or `weak-password` */
export async function changePassword(
  context: ServerContext,
  site: Site,
  account: AccountRecord,
  given: { readonly old: string; readonly next: string },
): Promise<NewSession> {
  await provePassword(context, site, account, given.old);
  await refuseWeakPassword(context, site, account, given.next);
  const passwordHash = await hashPassword(given.next);
  const session = newSession(context, site, { staffId: account.staffId, pending: false });
  await commit(context, site, `staff:${account.staffId}`, async (ledger) => {
    const row = await lockAccount(ledger.db, site, account.staffId);
    if (!row || row.password_hash !== account.passwordHash) throw failure(403, 'wrong');
    await setPassword(ledger, site, account, passwordHash);
    await insertSession(ledger.db, session.record);
  });
  return session;
}

/** A secret that does not count yet. */
export async function offerSecondFactor(
  context: ServerContext,
  site: Site,
  account: AccountRecord,
): Promise<{ readonly secret: string; readonly uri: string }> {
  const { staffId } = account;
  const secret = newSecondFactor(context.randomBytes);
  await updateAccount(context.db, site, staffId, {
    totp_next: sealSecondFactor(site, staffId, secret, context.randomBytes),
  });
  return secondFactorTexts(secret, loginOf(site, account));
}

/**
 * The first right code of a new secret makes it count.
 * @returns a new session for this browser, all others of the account end; and new recovery codes
 * @throws `not-begun`, `wrong` or `locked`
 */
export async function confirmSecondFactor(
  context: ServerContext,
  site: Site,
  { staffId, loginToken }: AccountRecord,
  code: string,
): Promise<{ readonly session: NewSession; readonly recovery: readonly string[] }> {
  const counted = codeAttempts(loginToken);
  const failures = await beginGuess(context, site, counted);
  const confirmed = await commit(context, site, `staff:${staffId}`, async (ledger) => {
    const row = await lockAccount(ledger.db, site, staffId);
    if (!row?.totp_next) throw failure(409, 'not-begun');
    const secret = openSecondFactor(site, staffId, row.totp_next);
    const step = timeStepOf(secret, code, context.now());
    if (step === undefined) return undefined;
    const recovery = await setSecondFactor(context, ledger, site, staffId, secret);
    await spendTimeStep(ledger.db, site, staffId, step);
    await forgetAttempts(ledger.db, site.id, [counted]);
    const session = newSession(context, site, { staffId, pending: false });
    await insertSession(ledger.db, session.record);
    ledger.append('account.signed-in', subjectOf('staff', staffId), { secondFactor: true });
    return { session, recovery };
  });
  if (confirmed) return confirmed;
  throw await wrongGuess(context, site, { loginToken, staffId, step: 'second-factor' }, failures);
}
