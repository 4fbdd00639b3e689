import type { AccountRole } from '../../domain/access/roles.ts';
import { subjectOf } from '../../domain/ledger/event.ts';
import type { ServerContext } from '../context.ts';
import { failure } from '../http/failure.ts';
import {
  findAccount,
  findAccountByLogin,
  lockAccount,
  spendTimeStep,
  type AccountRecord,
} from '../repositories/accounts.ts';
import { commit, type LedgerTransaction } from '../repositories/ledger/ledger.ts';
import { spendRecoveryCode } from '../repositories/recovery-codes.ts';
import { deleteSession, insertSession } from '../repositories/sessions.ts';
import { forgetAttempts } from '../repositories/sign-in-attempts.ts';
import type { Site } from '../site/site.ts';
import { beginGuess, wrongGuess } from './attempts.ts';
import { codeAttempts } from './accounts.ts';
import { missingStep, newSession, type BrowserSession, type NewSession } from './browser-session.ts';
import { verifyPassword } from './password-hash.ts';
import { openSecondFactor, recoveryTokenOf, timeStepOf } from './second-factor.ts';

export interface SignInStep {
  readonly state: 'signed-in' | 'second-factor' | 'set-up-second-factor';
  readonly session: NewSession;
}

/**
 * Name and password. Whether the name or the password was wrong is told by nothing, not even by the time it takes.
 * @throws `wrong` or `locked`
 */
export async function signIn(
  context: ServerContext,
  site: Site,
  given: { readonly login: string; readonly password: string },
): Promise<SignInStep> {
  const loginToken = site.tokens.login(given.login);
  const failures = await beginGuess(context, site, loginToken);
  const account = await findAccountByLogin(context.db, site, loginToken);
  const isRight = await verifyPassword(account?.passwordHash, given.password);
  if (!account || !isRight) {
    const guess = { loginToken, staffId: account?.staffId, step: 'password' } as const;
    throw await wrongGuess(context, site, guess, failures);
  }
  return commit(context, site, `staff:${account.staffId}`, async (ledger) => {
    await forgetAttempts(ledger.db, site.id, [loginToken]);
    return enter(context, ledger, site, account);
  });
}

/** A session as far as the account has come: the second factor is never skipped. */
export async function enter(
  context: ServerContext,
  ledger: LedgerTransaction,
  site: Site,
  account: Pick<AccountRecord, 'staffId' | 'passwordHash'>,
): Promise<SignInStep> {
  const { staffId, passwordHash } = account;
  // Between the check and this the account may have been closed, or its password changed.
  const row = await lockAccount(ledger.db, site, staffId);
  if (!row || row.password_hash !== passwordHash) throw failure(403, 'wrong');
  const now = { role: row.role as AccountRole, secondFactor: row.totp_confirmed };
  const state = missingStep(now, now.secondFactor) ?? 'signed-in';
  const session = newSession(context, site, { staffId, pending: state !== 'signed-in' });
  await insertSession(ledger.db, session.record);
  if (state === 'signed-in')
    ledger.append('account.signed-in', subjectOf('staff', staffId), { secondFactor: false });
  return { state, session };
}

/** The account whose password this browser gave, and no more. @throws `not-begun` */
export async function begunBy(
  context: ServerContext,
  browser: BrowserSession | undefined,
): Promise<{ readonly site: Site; readonly account: AccountRecord; readonly sessionHash: string }> {
  const { record } = browser ?? {};
  const site = record && context.sites.byId(record.siteId);
  const account = site && (await findAccount(context.db, site, record.staffId));
  if (!record || !site || !account || account.closedAt !== null) throw failure(409, 'not-begun');
  return { site, account, sessionHash: record.tokenHash };
}

/**
 * The code after the password: of the authenticator, or one of the recovery codes.
 * @throws `not-begun`, `wrong` or `locked`
 */
export async function giveSecondFactor(
  context: ServerContext,
  browser: BrowserSession | undefined,
  code: string,
): Promise<NewSession> {
  const { site, account, sessionHash } = await begunBy(context, browser);
  const { staffId, loginToken } = account;
  if (missingStep(account, browser?.record?.pending === true) !== 'second-factor')
    throw failure(409, 'not-begun');
  const counted = codeAttempts(loginToken);
  const failures = await beginGuess(context, site, counted);
  const session = await commit(context, site, `staff:${staffId}`, async (ledger) => {
    // Locked: the same code at two browsers at once signs in one of them.
    const row = await lockAccount(ledger.db, site, staffId);
    if (!row || !(await isRightCode(context, ledger, site, account, code))) return undefined;
    const begun = newSession(context, site, { staffId, pending: false });
    await deleteSession(ledger.db, sessionHash);
    await insertSession(ledger.db, begun.record);
    await forgetAttempts(ledger.db, site.id, [counted]);
    ledger.append('account.signed-in', subjectOf('staff', staffId), { secondFactor: true });
    return begun;
  });
  if (!session)
    throw await wrongGuess(context, site, { loginToken, staffId, step: 'second-factor' }, failures);
  return session;
}

async function isRightCode(
  context: ServerContext,
  { db }: LedgerTransaction,
  site: Site,
  { staffId, totpSecret }: AccountRecord,
  code: string,
): Promise<boolean> {
  if (!/^\d{6}$/.test(code)) {
    const token = recoveryTokenOf(site, staffId, code);
    return token !== undefined && spendRecoveryCode(db, site, staffId, token);
  }
  if (totpSecret === null) return false;
  const step = timeStepOf(openSecondFactor(site, staffId, totpSecret), code, context.now());
  return step !== undefined && spendTimeStep(db, site, staffId, step);
}
