import { parseArgs } from 'node:util';
import { closeStaff, resetStaff } from '../access/staff.ts';
import { addressOfLink, loginOf } from '../access/accounts.ts';
import type { ServerContext } from '../context.ts';
import { Failure } from '../http/failure.ts';
import { findAccountByLogin, openAccounts, workingAdmins } from '../repositories/accounts.ts';
import type { Site } from '../site/site.ts';
import { openServer } from './open-server.ts';

// node server/cli/account.ts list | reset-link LOGIN | close LOGIN   [--site ID]
// For whoever sits at the server itself: lost phones, the last administrator. docs/operations/accounts.md.
// With the embedded database the server must be stopped first. Exit 0: done, 1: it could not be, 2: wrong usage.

const usage = 'Usage: node server/cli/account.ts list | reset-link LOGIN | close LOGIN   [--site ID]';
/** Who did it, in the ledger: somebody with the rights of the server's own machine. */
const terminal = { staffId: 'terminal' } as const;

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<0 | 1 | 2> {
  const wanted = readArguments(args);
  if (!wanted) return say(usage, 2);
  const server = await openServer(process.env);
  if (!server.ok) return say(server.error, 1);
  const context = server.value;
  try {
    const site = wanted.site === undefined ? context.sites.first : context.sites.byId(wanted.site);
    if (!site) return say(`There is no site "${wanted.site}".`, 1);
    if (wanted.command === 'list') return await list(context, site);
    const account = await findAccountByLogin(context.db, site, site.tokens.login(wanted.login));
    if (!account) return say('Nobody signs in by this name.', 1);
    return wanted.command === 'close'
      ? await close(context, site, account.staffId)
      : await resetLink(context, site, account.staffId);
  } finally {
    await context.close();
  }
}

async function list(context: ServerContext, site: Site): Promise<0> {
  const accounts = await openAccounts(context.db, site);
  for (const account of accounts) {
    const state =
      account.passwordHash === null ? 'not set up' : account.secondFactor ? 'two factors' : 'password';
    process.stdout.write(`${loginOf(site, account).padEnd(24)} ${account.role.padEnd(13)} ${state}\n`);
  }
  return 0;
}

async function resetLink(context: ServerContext, site: Site, staffId: string): Promise<0> {
  const link = await resetStaff(context, { site, ...terminal }, staffId);
  const until = new Date(link.until).toISOString();
  process.stdout.write(`${addressOfLink(context.publicUrl(), link)}\nIt works once, until ${until}.\n`);
  if ((await workingAdmins(context.db, site)).length === 0)
    process.stdout.write(
      'Nobody else administrates: the next start of the server prints a newer link, use that.\n',
    );
  return 0;
}

async function close(context: ServerContext, site: Site, staffId: string): Promise<0 | 1> {
  try {
    await closeStaff(context, { site, ...terminal }, staffId);
    return 0;
  } catch (error) {
    if (error instanceof Failure && error.key === 'last-admin')
      return say('This is the only administrator. Make another one first.', 1);
    throw error;
  }
}

type Wanted = { readonly site: string | undefined } & (
  { readonly command: 'list' } | { readonly command: 'reset-link' | 'close'; readonly login: string }
);

function readArguments(args: readonly string[]): Wanted | undefined {
  try {
    const { positionals, values } = parseArgs({
      ...{ args: [...args], allowPositionals: true, options: { site: { type: 'string' } } },
    });
    const [command, login, ...more] = positionals;
    if (more.length > 0) return undefined;
    if (command === 'list' && login === undefined) return { command, site: values.site };
    if ((command === 'reset-link' || command === 'close') && login !== undefined)
      return { command, login, site: values.site };
    return undefined;
  } catch {
    return undefined;
  }
}

function say<T extends 1 | 2>(words: string, code: T): T {
  process.stderr.write(`${words}\n`);
  return code;
}
