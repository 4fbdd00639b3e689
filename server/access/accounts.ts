import { subjectOf } from '../../domain/ledger/event.ts';
import type { AccountRole } from '../../domain/access/roles.ts';
import { after, hours, type Instant } from '../../domain/kernel/time.ts';
import type { RandomBytes } from '../../domain/kernel/random.ts';
import { open, seal } from '../../crypto/envelope.ts';
import { insertAccount, updateAccount, type AccountRecord } from '../repositories/accounts.ts';
import type { LedgerTransaction } from '../repositories/ledger/ledger.ts';
import { replaceRecoveryCodes } from '../repositories/recovery-codes.ts';
import { deleteSessionsOf } from '../repositories/sessions.ts';
import { forgetAttempts } from '../repositories/sign-in-attempts.ts';
import type { Site } from '../site/site.ts';
import { tokenHash } from './session-cookie.ts';
import { newRecoveryCodes, recoveryTokenOf, sealSecondFactor } from './second-factor.ts';

// Everything that happens to an account, each inside the caller's `commit`. A password is hashed before: no transaction waits for that.

export interface AccountDeps {
  readonly randomBytes: RandomBytes;
  readonly now: () => Instant;
}

/** How long a set-up link works: over a weekend. */
const linkMs = hours(72);
const linkBytes = 32;

/** @returns whether the login was free. The account can do nothing before it has a password (`issueLink`, `setPassword`). */
export async function openAccount(
  { randomBytes }: AccountDeps,
  ledger: LedgerTransaction,
  site: Site,
  account: { readonly staffId: string; readonly login: string; readonly role: AccountRole },
): Promise<boolean> {
  const { staffId, login, role } = account;
  const isNew = await insertAccount(ledger.db, {
    ...{ siteId: site.id, staffId, role, loginToken: site.tokens.login(login) },
    login: seal(site.closet, loginContext(staffId), Buffer.from(login.trim()), randomBytes),
  });
  if (isNew) ledger.append('account.opened', subjectOf('staff', staffId), { role });
  return isNew;
}

/** The name that is typed to sign in, as it was given. */
export function loginOf(site: Site, { staffId, login }: Pick<AccountRecord, 'staffId' | 'login'>): string {
  const plain = open(site.closet, loginContext(staffId), login);
  if (!plain) throw new Error('A login does not open under the secret of its site');
  return Buffer.from(plain).toString('utf8');
}

const loginContext = (staffId: string): string => `login ${staffId}`;

export interface SetUpLink {
  readonly token: string;
  readonly until: Instant;
}

/** A link that lets its bearer choose a password, once; one given before works no more. */
export async function issueLink(
  { randomBytes, now }: AccountDeps,
  ledger: LedgerTransaction,
  site: Site,
  staffId: string,
): Promise<SetUpLink> {
  const token = Buffer.from(randomBytes(linkBytes)).toString('base64url');
  const until = after(now(), linkMs);
  await updateAccount(ledger.db, site, staffId, { setup_hash: tokenHash(token), setup_until: until });
  return { token, until };
}

/** The address of the page for it. The token stands behind the `#`, which browsers send to nobody. */
export function addressOfLink(publicUrl: string, { token }: SetUpLink): string {
  return `${publicUrl}/console/#/setup/${token}`;
}

/** A new password: every session ends, and so does a set-up link. */
export async function setPassword(
  ledger: LedgerTransaction,
  site: Site,
  account: Pick<AccountRecord, 'staffId' | 'loginToken'>,
  passwordHash: string,
): Promise<void> {
  const { staffId, loginToken } = account;
  await updateAccount(ledger.db, site, staffId, {
    ...{ password_hash: passwordHash, setup_hash: null, setup_until: null },
  });
  await forgetAttempts(ledger.db, site.id, [loginToken]);
  await deleteSessionsOf(ledger.db, site.id, staffId);
  ledger.append('account.password-changed', subjectOf('staff', staffId), {});
}

/** The secret counts from now on, and every session ends. @returns new recovery codes */
export async function setSecondFactor(
  { randomBytes }: AccountDeps,
  ledger: LedgerTransaction,
  site: Site,
  staffId: string,
  secret: Uint8Array,
): Promise<readonly string[]> {
  const codes = newRecoveryCodes(randomBytes);
  await updateAccount(ledger.db, site, staffId, {
    ...{ totp_secret: sealSecondFactor(site, staffId, secret, randomBytes), totp_confirmed: true },
    ...{ totp_next: null, totp_last_step: 0 },
  });
  const tokens = codes.map((code) => recoveryTokenOf(site, staffId, code) ?? '');
  await replaceRecoveryCodes(ledger.db, site, staffId, tokens);
  await deleteSessionsOf(ledger.db, site.id, staffId);
  ledger.append('account.second-factor-set', subjectOf('staff', staffId), {});
  return codes;
}

/** Password and second factor are gone, every session ends; the link sets the account up anew. */
export async function resetAccount(
  deps: AccountDeps,
  ledger: LedgerTransaction,
  site: Site,
  account: Pick<AccountRecord, 'staffId' | 'loginToken'>,
  by: string,
): Promise<SetUpLink> {
  const { staffId, loginToken } = account;
  await updateAccount(ledger.db, site, staffId, {
    ...{ password_hash: null, totp_secret: null, totp_next: null, totp_confirmed: false, totp_last_step: 0 },
  });
  await replaceRecoveryCodes(ledger.db, site, staffId, []);
  await forgetAttempts(ledger.db, site.id, [loginToken, codeAttempts(loginToken)]);
  await deleteSessionsOf(ledger.db, site.id, staffId);
  ledger.append('account.reset', subjectOf('staff', staffId), { by });
  return issueLink(deps, ledger, site, staffId);
}

/** No sign-in from now on. The login stays taken, so that the ledger never means somebody else by it. */
export async function closeAccount(
  { now }: AccountDeps,
  ledger: LedgerTransaction,
  site: Site,
  staffId: string,
  by: string,
): Promise<void> {
  await updateAccount(ledger.db, site, staffId, {
    ...{ closed_at: now(), password_hash: null, totp_secret: null, totp_next: null, totp_confirmed: false },
    ...{ setup_hash: null, setup_until: null },
  });
  await replaceRecoveryCodes(ledger.db, site, staffId, []);
  await deleteSessionsOf(ledger.db, site.id, staffId);
  ledger.append('account.closed', subjectOf('staff', staffId), { by });
}

/** Guesses at the code are counted apart: a right password must not forgive them. */
export const codeAttempts = (loginToken: string): string => `code ${loginToken}`;
