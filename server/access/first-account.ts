import { subjectOf } from '../../domain/ledger/event.ts';
import type { ServerContext } from '../context.ts';
import { openAccounts, workingAdmins } from '../repositories/accounts.ts';
import { commit, type LedgerTransaction } from '../repositories/ledger/ledger.ts';
import { lockStaff } from '../repositories/staff.ts';
import type { Site } from '../site/site.ts';
import { issueLink, openAccount, type SetUpLink } from './accounts.ts';

/** What is typed to sign in as the first administrator, until that one makes accounts for people. */
const firstLogin = 'admin';

/**
 * A site that nobody can administrate gets an account without a password, and a link to set it up: there is no default password to
 * forget (GB/T 22239-2019, 8.1.4.2). Every call makes a new link and ends the one before.
 *
 * @returns the links, for the terminal of whoever started the server; they belong into no log
 */
export async function inviteFirstAdmins(
  context: ServerContext,
): Promise<readonly { readonly site: Site; readonly link: SetUpLink }[]> {
  const invited: { site: Site; link: SetUpLink }[] = [];
  for (const site of context.sites.all) {
    const link = await commit(context, site, 'system', async (ledger) => {
      await lockStaff(ledger.db, site);
      if ((await workingAdmins(ledger.db, site)).length > 0) return undefined;
      return issueLink(context, ledger, site, await anAdmin(context, ledger, site));
    });
    if (link) invited.push({ site, link });
  }
  return invited;
}

/** One who was invited or reset and has not come yet, else a new one. */
async function anAdmin(context: ServerContext, ledger: LedgerTransaction, site: Site): Promise<string> {
  const waiting = (await openAccounts(ledger.db, site)).find(({ role }) => role === 'admin');
  if (waiting) return waiting.staffId;
  const staffId = context.newId();
  const details = { code: '', name: '管理员', pinHash: '' };
  ledger.append('staff.recorded', subjectOf('staff', staffId), { role: 'admin' }, details);
  for (let attempt = 1; ; attempt++) {
    // A closed account keeps its login.
    const login = attempt === 1 ? firstLogin : `${firstLogin}${attempt}`;
    if (await openAccount(context, ledger, site, { staffId, login, role: 'admin' })) return staffId;
  }
}
