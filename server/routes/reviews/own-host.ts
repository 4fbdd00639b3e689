import { checkPhone } from '../../../domain/identity/phone.ts';
import type { HostId, StaffId } from '../../../domain/kernel/brand.ts';
import type { LocalDay } from '../../../domain/kernel/time.ts';
import { subjectOf } from '../../../domain/ledger/event.ts';
import type { ContactDetails } from '../../../domain/ledger/details.ts';
import type { Host } from '../../../domain/visit/records.ts';
import { accountOf } from '../../access/guard.ts';
import { actorOf, type Account } from '../../access/who.ts';
import { contactAsked, deputies, deputyAsked, ownHost, type OwnHost } from '../../contract/reviews.ts';
import type { ServerContext } from '../../context.ts';
import { failure, notFound } from '../../http/failure.ts';
import { readDirectory, type Directory } from '../../repositories/directory.ts';
import { commit } from '../../repositories/ledger/ledger.ts';
import { standsInFor } from '../../reservations/reviewer.ts';
import type { Routes } from '../index.ts';
import { reviewers } from './access.ts';

const tags = ['reviews'];
const path = '/api/v1/me/host';

/** How a host is reached, and who decides while the host is away. */
export const ownHostRoutes: Routes = (app, context) => {
  app.get(
    path,
    { config: reviewers, schema: { tags, summary: 'Oneself as a host', response: { 200: ownHost } } },
    async (request) => describe(context, accountOf(request)),
  );

  app.get(
    `${path}/deputies`,
    {
      config: reviewers,
      schema: { tags, summary: 'Who may stand in for oneself', response: { 200: deputies } },
    },
    async (request) => {
      const account = accountOf(request);
      const { staff } = await readDirectory(context.db, account.site);
      return { people: [...staff.values()].filter((person) => mayStandIn(person, account)).map(shownPerson) };
    },
  );

  app.put(
    `${path}/contact`,
    {
      config: reviewers,
      schema: { tags, summary: 'How one is reached', body: contactAsked, response: { 200: ownHost } },
    },
    async (request) => {
      const account = accountOf(request);
      const { email, channels } = request.body;
      const phone = request.body.phone === undefined ? undefined : checkPhone(request.body.phone);
      if (phone?.ok === false) throw failure(400, 'bad-field', { fields: ['phone'] });
      await change(context, account, (contact) => {
        const { phone: _, email: __, ...rest } = contact;
        return {
          ...rest,
          ...(phone && { phone: phone.value }),
          ...(email !== undefined && { email }),
          channels,
        };
      });
      return describe(context, account);
    },
  );

  app.put(
    `${path}/deputy`,
    {
      config: reviewers,
      schema: {
        ...{ tags, summary: 'Have somebody decide in one’s place', body: deputyAsked },
        response: { 200: ownHost },
      },
    },
    async (request) => {
      const account = accountOf(request);
      const { staffId, from, until } = request.body;
      await change(context, account, (contact, { staff }) => {
        const person = staff.get(staffId);
        if (!person || !mayStandIn(person, account)) throw failure(400, 'bad-field', { fields: ['staffId'] });
        const deputy = { staffId: staffId as StaffId, from: from as LocalDay, until: until as LocalDay };
        return { ...contact, deputy };
      });
      return describe(context, account);
    },
  );

  app.delete(
    `${path}/deputy`,
    { config: reviewers, schema: { tags, summary: 'Decide oneself again', response: { 200: ownHost } } },
    async (request) => {
      const account = accountOf(request);
      await change(context, account, (contact) => {
        const { deputy: _, ...rest } = contact;
        return rest;
      });
      return describe(context, account);
    },
  );
};

type Person = NonNullable<ReturnType<Directory['staff']['get']>>;

/** Whoever may open the reviews at all; not oneself. */
function mayStandIn({ id, role }: Person, account: Account): boolean {
  return id !== account.staffId && reviewers.access.roles.some((each) => each === role);
}

const shownPerson = ({ id, name, role }: Person) => ({ staffId: id, name, role });
const shownHost = ({ id, name, department }: Host) => ({ id, name, department });

async function describe(context: ServerContext, account: Account): Promise<OwnHost> {
  const directory = await readDirectory(context.db, account.site);
  const host = directory.hosts.get(account.hostId ?? '');
  if (!host) throw notFound();
  const contact = directory.contacts.get(host.id);
  const { deputy } = contact ?? {};
  return {
    host: shownHost(host),
    contact: {
      ...(contact?.phone !== undefined && { phone: contact.phone }),
      ...(contact?.email !== undefined && { email: contact.email }),
      channels: [...(contact?.channels ?? [])],
    },
    ...(deputy && { deputy: { ...deputy, name: directory.staff.get(deputy.staffId)?.name ?? '' } }),
    standsInFor: standsInFor(context, account, directory).flatMap((id) => {
      const other = directory.hosts.get(id);
      return other ? [shownHost(other)] : [];
    }),
    channels: [...context.channels.keys()],
  };
}

/** One change of the host's own contact, with the rest as it stands now. */
async function change(
  context: ServerContext,
  account: Account,
  to: (contact: ContactDetails, directory: Directory) => ContactDetails,
): Promise<void> {
  const { site } = account;
  await commit(context, site, actorOf(account), async (ledger) => {
    const directory = await readDirectory(ledger.db, site);
    const host = directory.hosts.get(account.hostId ?? '');
    if (!host) throw notFound();
    const contact = directory.contacts.get(host.id) ?? { hostId: host.id as HostId, channels: [] };
    ledger.append('contact.recorded', subjectOf('contact', host.id), {}, to(contact, directory));
  });
}
