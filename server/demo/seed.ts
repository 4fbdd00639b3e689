import { Secret } from 'otpauth';
import type { EnrolmentId, HostId } from '../../domain/kernel/brand.ts';
import { addDays, localDay } from '../../domain/kernel/time.ts';
import { subjectOf } from '../../domain/ledger/event.ts';
import { collects } from '../../domain/policy/policy.ts';
import type { Host } from '../../domain/visit/records.ts';
import { openAccount, setPassword, setSecondFactor } from '../access/accounts.ts';
import { hashPassword } from '../access/password-hash.ts';
import type { ServerContext } from '../context.ts';
import { listHosts } from '../repositories/admin/directory.ts';
import { commit, type LedgerTransaction } from '../repositories/ledger/ledger.ts';
import { hasAccount } from '../repositories/demo.ts';
import type { Site } from '../site/site.ts';
import type { DemoAccount, DemoDirectory } from './people.ts';
import { seedRequests } from './requests.ts';

/** Fills a demo site with its hosts, partners and accounts, once. What is there already stays. */
export async function seedDemo(
  context: ServerContext,
  site: Site,
  accounts: readonly DemoAccount[],
  directory: DemoDirectory,
): Promise<void> {
  for (const account of accounts) {
    if (await hasAccount(context.db, site, account.id)) continue;
    // Hashed outside: no transaction waits for that.
    const [password, pinHash] = await Promise.all([
      hashPassword(account.password),
      account.pin === undefined ? '' : hashPassword(account.pin),
    ]);
    await commit(context, site, 'system', async (ledger) =>
      seedAccount(context, ledger, site, account, password, pinHash),
    );
  }
  if ((await listHosts(context.db, site)).length > 0) return;
  await commit(context, site, 'system', async (ledger) => {
    seedHosts(ledger, directory);
    await seedEnrolments(context, ledger, site, directory);
  });
  await seedRequests(context, site);
}

async function seedAccount(
  context: ServerContext,
  ledger: LedgerTransaction,
  site: Site,
  account: DemoAccount,
  passwordHash: string,
  pinHash: string,
): Promise<void> {
  const { id, name, role, login, code = '', host, totp } = account;
  ledger.append(
    'staff.recorded',
    subjectOf('staff', id),
    { role },
    { name, code, pinHash, ...(host !== undefined && { hostId: host as HostId }) },
  );
  await openAccount(context, ledger, site, { staffId: id, login, role });
  if (totp !== undefined) {
    const secret = new Uint8Array(Secret.fromBase32(totp).buffer);
    await setSecondFactor(context, ledger, site, id, secret);
  }
  await setPassword(ledger, site, { staffId: id, loginToken: site.tokens.login(login) }, passwordHash);
}

function seedHosts(ledger: LedgerTransaction, { hosts }: DemoDirectory): void {
  const departments = new Map(hosts.map((host) => [host.department.en, host]));
  for (const [name, { department, place }] of departments) {
    const id = `d-${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`;
    ledger.append('department.recorded', subjectOf('department', id), {}, { id, name: department, place });
  }
  for (const host of hosts) {
    const id = host.id as HostId;
    ledger.append('host.recorded', subjectOf('host', id), {}, { ...host, id });
    ledger.append(
      'contact.recorded',
      subjectOf('contact', id),
      {},
      {
        hostId: id,
        email: `${id.slice(2)}@demo.example`,
        channels: ['web-push', 'email'],
      },
    );
  }
}

async function seedEnrolments(
  context: ServerContext,
  ledger: LedgerTransaction,
  site: Site,
  { enrolments, cards, hosts }: DemoDirectory,
): Promise<void> {
  const { policy } = await context.sites.settings(site, ledger.db);
  // An enrolment is found by the ID number, which this site does not keep.
  if (!collects(policy, 'idNumber')) return;
  const today = localDay(context.now(), site.timeZone);
  for (const one of enrolments) {
    const card = cards.find(({ id }) => id === one.card);
    const host = hosts.find(({ id }) => id === one.host);
    if (!card || !host)
      throw new Error(`assets/demo/people.json names somebody who is not there in "${one.id}"`);
    const from = addDays(today, one.startsInDays);
    const until = addDays(from, one.lastsDays);
    // As the demo kiosk names its own, so that the two are one.
    const id = `${one.id}-${today}` as EnrolmentId;
    ledger.append(
      'enrolment.recorded',
      subjectOf('enrolment', id),
      { category: one.category, from, until, ...(one.agreed && { noticeVersion: policy.notice.version }) },
      {
        ...{ id, category: one.category, personName: card.name, idNumber: card.number, phone: one.phone },
        ...{ company: one.company, host: host as Host & { id: HostId }, from, until },
      },
    );
  }
}
