import type { HostId } from '../../domain/kernel/brand.ts';
import { isPlainPin } from '../../domain/access/password-rule.ts';
import { isStaffRole, type AccountRole } from '../../domain/access/roles.ts';
import type { StaffDetails } from '../../domain/ledger/details.ts';
import { subjectOf } from '../../domain/ledger/event.ts';
import type { NewStaff, StaffChange } from '../contract/staff.ts';
import type { ServerContext } from '../context.ts';
import { failure, notFound } from '../http/failure.ts';
import { findAccount, updateAccount, workingAdmins } from '../repositories/accounts.ts';
import { commit, type LedgerTransaction } from '../repositories/ledger/ledger.ts';
import { deleteSessionsOf } from '../repositories/sessions.ts';
import { findStaff, holderOfCode, isHost, lockStaff } from '../repositories/staff.ts';
import type { Site } from '../site/site.ts';
import { closeAccount, issueLink, openAccount, resetAccount, type SetUpLink } from './accounts.ts';
import { hashPassword } from './password-hash.ts';
import { actorOf, type Account, type Who } from './who.ts';

/**
 * Somebody new: at the kiosks (code and PIN), on the pages (login), or both.
 * @throws `login-taken`, `code-taken`, `no-kiosk-role`, `weak-pin`, or `invalid` for a host that there is not
 */
export async function addStaff(
  context: ServerContext,
  { site, staffId: by }: Account,
  given: NewStaff,
): Promise<{ readonly staffId: string; readonly link?: SetUpLink }> {
  const { name, role, login, code = '', pin, hostId } = given;
  const pinHash = pin === undefined ? '' : await hashPin(pin);
  const staffId = context.newId();
  return commit(context, site, `staff:${by}`, async (ledger) => {
    await lockStaff(ledger.db, site);
    await record(ledger, site, staffId, role, { ...{ name, code, pinHash }, ...hostOf(hostId) });
    if (login === undefined) return { staffId };
    if (!(await openAccount(context, ledger, site, { staffId, login, role })))
      throw failure(409, 'login-taken', { fields: ['login'] });
    return { staffId, link: await issueLink(context, ledger, site, staffId) };
  });
}

/**
 * Only what is named changes. Another role ends every session of the person.
 * @throws as `addStaff`; `not-found`; `last-admin` when nobody could administrate any more
 */
export async function changeStaff(
  context: ServerContext,
  { site, staffId: by }: Account,
  staffId: string,
  change: StaffChange,
): Promise<{ readonly link?: SetUpLink }> {
  return commit(context, site, `staff:${by}`, async (ledger) => {
    const before = await presentStaff(ledger, site, staffId);
    const role = change.role ?? before.role;
    const hostId = change.hostId === undefined ? before.details.hostId : (change.hostId ?? undefined);
    const atKiosk = isStaffRole(role)
      ? { code: change.code === undefined ? before.details.code : (change.code ?? '') }
      : { code: change.code ?? '', pinHash: '' };
    const { hostId: _, ...rest } = before.details;
    const details = { ...rest, ...atKiosk, ...(change.name !== undefined && { name: change.name }) };
    await record(ledger, site, staffId, role, { ...details, ...hostOf(hostId) });
    const account = await findAccount(ledger.db, site, staffId);
    if (account && role !== account.role) {
      if (account.role === 'admin') await keepAnAdmin(ledger, site, staffId);
      await updateAccount(ledger.db, site, staffId, { role });
      await deleteSessionsOf(ledger.db, site.id, staffId);
    }
    if (change.login === undefined) return {};
    const opened =
      !account && (await openAccount(context, ledger, site, { staffId, login: change.login, role }));
    if (!opened) throw failure(409, 'login-taken', { fields: ['login'] });
    return { link: await issueLink(context, ledger, site, staffId) };
  });
}

/** A PIN for the kiosks, in place of any before. @throws `no-kiosk-role` */
export async function changePin(
  context: ServerContext,
  site: Site,
  who: Who,
  staffId: string,
  pin: string,
): Promise<void> {
  const pinHash = await hashPin(pin);
  await commit(context, site, actorOf(who), async (ledger) => {
    const { role, details } = await presentStaff(ledger, site, staffId);
    if (!isStaffRole(role)) throw failure(409, 'no-kiosk-role');
    await record(ledger, site, staffId, role, { ...details, pinHash });
  });
}

/** Who changes it: an administrator, or whoever sits at the server itself (`server/cli/account.ts`). */
type By = Pick<Account, 'site' | 'staffId'>;

/** Password and second factor are gone; the link sets them up anew. @throws `not-yourself`, `no-login`, `not-found` */
export async function resetStaff(
  context: ServerContext,
  { site, staffId: by }: By,
  staffId: string,
): Promise<SetUpLink> {
  // Whoever loses the link would lock themselves out; the terminal of the server is the way then (docs/operations/accounts.md).
  if (staffId === by) throw failure(409, 'not-yourself');
  return commit(context, site, `staff:${by}`, async (ledger) => {
    await presentStaff(ledger, site, staffId);
    const account = await findAccount(ledger.db, site, staffId);
    if (!account || account.closedAt !== null) throw failure(409, 'no-login');
    return resetAccount(context, ledger, site, account, by);
  });
}

/** Signs in nowhere any more, at no kiosk and on no page. What they did stays theirs. @throws `last-admin`, `not-found` */
export async function closeStaff(
  context: ServerContext,
  { site, staffId: by }: By,
  staffId: string,
): Promise<void> {
  await commit(context, site, `staff:${by}`, async (ledger) => {
    await presentStaff(ledger, site, staffId);
    const account = await findAccount(ledger.db, site, staffId);
    if (account?.closedAt === null) {
      if (account.role === 'admin') await keepAnAdmin(ledger, site, staffId);
      await closeAccount(context, ledger, site, staffId, by);
    }
    ledger.append('staff.retired', subjectOf('staff', staffId), {});
  });
}

/** @throws `weak-pin` */
function hashPin(pin: string): Promise<string> {
  if (isPlainPin(pin)) throw failure(422, 'weak-pin', { fields: ['pin'] });
  return hashPassword(pin);
}

async function presentStaff(ledger: LedgerTransaction, site: Site, staffId: string) {
  await lockStaff(ledger.db, site);
  const found = await findStaff(ledger.db, site, staffId);
  if (!found?.details) throw notFound();
  return { role: found.role as AccountRole, details: found.details };
}

async function record(
  ledger: LedgerTransaction,
  site: Site,
  staffId: string,
  role: AccountRole,
  details: StaffDetails,
): Promise<void> {
  const { code, pinHash, hostId } = details;
  if (!isStaffRole(role) && (code !== '' || pinHash !== ''))
    throw failure(409, 'no-kiosk-role', { fields: ['code'] });
  if (
    code !== '' &&
    (await holderOfCode(ledger.db, site, site.tokens.staffCode(code), staffId)) !== undefined
  )
    throw failure(409, 'code-taken', { fields: ['code'] });
  if (hostId !== undefined && !(await isHost(ledger.db, site, hostId)))
    throw failure(400, 'invalid', { fields: ['hostId'] });
  ledger.append('staff.recorded', subjectOf('staff', staffId), { role }, details);
}

function hostOf(hostId: string | undefined): { readonly hostId?: HostId } {
  return hostId === undefined ? {} : { hostId: hostId as HostId };
}

/** @throws `last-admin` when this one is the only administrator who can sign in */
async function keepAnAdmin(ledger: LedgerTransaction, site: Site, staffId: string): Promise<void> {
  const admins = await workingAdmins(ledger.db, site);
  if (admins.includes(staffId) && admins.length === 1) throw failure(409, 'last-admin');
}
