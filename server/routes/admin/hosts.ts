import { isDeepStrictEqual } from 'node:util';
import type { HostId } from '../../../domain/kernel/brand.ts';
import { subjectOf } from '../../../domain/ledger/event.ts';
import type { ContactDetails } from '../../../domain/ledger/details.ts';
import type { Host } from '../../../domain/visit/records.ts';
import { accountOf } from '../../access/guard.ts';
import { actorOf } from '../../access/who.ts';
import {
  created,
  hostBody,
  hostList,
  importBody,
  importReport,
  personParams,
  type HostBody,
} from '../../contract/people.ts';
import { done } from '../../contract/shapes.ts';
import { notFound } from '../../http/failure.ts';
import { findHost, listContacts, listHosts } from '../../repositories/admin/directory.ts';
import { commit, type LedgerTransaction } from '../../repositories/ledger/ledger.ts';
import type { Routes } from '../index.ts';
import { readHostFile } from './host-file.ts';

/** Who can be visited, and how they are reached. */
export const hostRoutes: Routes = (app, context) => {
  const tags = ['hosts'];
  const readers = {
    config: { access: { roles: ['receptionist', 'guard', 'supervisor', 'admin'] } } as const,
  };
  const editors = { config: { access: { roles: ['supervisor', 'admin'] } } as const };

  app.get(
    '/api/v1/hosts',
    { ...readers, schema: { tags, summary: 'Hosts and how they are reached', response: { 200: hostList } } },
    async (request) => {
      const { site, role } = accountOf(request);
      const hosts = await listHosts(context.db, site);
      // How a host is reached is for those who keep the list.
      const mayReach = role === 'admin' || role === 'supervisor';
      const contacts = mayReach ? await listContacts(context.db, site) : new Map<HostId, ContactDetails>();
      return { items: hosts.map((host) => ({ ...host, ...withContact(contacts.get(host.id)) })) };
    },
  );

  app.post(
    '/api/v1/hosts',
    { ...editors, schema: { tags, summary: 'Add a host', body: hostBody, response: { 200: created } } },
    async (request) => {
      const id = context.newId();
      await commit(context, accountOf(request).site, actorOf(request.who), async (ledger) =>
        recordHost(ledger, id, request.body),
      );
      return { id };
    },
  );

  app.put(
    '/api/v1/hosts/:id',
    {
      ...editors,
      schema: {
        tags,
        summary: 'Change a host',
        params: personParams,
        body: hostBody,
        response: { 200: done },
      },
    },
    async (request) => {
      const { site } = accountOf(request);
      const { id } = request.params;
      if (!(await findHost(context.db, site, id))) throw notFound();
      await commit(context, site, actorOf(request.who), async (ledger) =>
        recordHost(ledger, id, request.body),
      );
      return { state: 'done' as const };
    },
  );

  app.delete(
    '/api/v1/hosts/:id',
    {
      ...editors,
      schema: { tags, summary: 'No longer receives visitors', params: personParams, response: { 200: done } },
    },
    async (request) => {
      const { site } = accountOf(request);
      const { id } = request.params;
      if (!(await findHost(context.db, site, id))) throw notFound();
      await commit(context, site, actorOf(request.who), async (ledger) =>
        ledger.append('host.retired', subjectOf('host', id), {}),
      );
      return { state: 'done' as const };
    },
  );

  app.post(
    '/api/v1/hosts/import',
    {
      ...editors,
      schema: { tags, summary: 'Hosts from a CSV file', body: importBody, response: { 200: importReport } },
    },
    async (request) => {
      const { site } = accountOf(request);
      const known = await listHosts(context.db, site);
      const contacts = await listContacts(context.db, site);
      const { rows, problems } = readHostFile(
        request.body.csv ?? Buffer.from(request.body.file ?? '', 'base64'),
      );
      const news = rows.map((row) => {
        const before = known.find(({ id, name }) =>
          row.id === undefined ? name === row.name : id === row.id,
        );
        const body: HostBody = { ...row.body, ...(before && keptContact(row.body, contacts.get(before.id))) };
        const isSame =
          before !== undefined && isDeepStrictEqual(shown(before, contacts.get(before.id)), body);
        return {
          id: before?.id ?? row.id ?? context.newId(),
          body,
          kind: !before ? 'added' : isSame ? 'unchanged' : 'changed',
        };
      });
      const countOf = (kind: string) => news.filter((one) => one.kind === kind).length;
      const applied = request.body.apply && problems.length === 0;
      if (applied)
        await commit(context, site, actorOf(request.who), async (ledger) => {
          for (const { id, body, kind } of news) if (kind !== 'unchanged') recordHost(ledger, id, body);
        });
      return {
        ...{ added: countOf('added'), changed: countOf('changed'), unchanged: countOf('unchanged') },
        ...{ problems: [...problems], applied },
      };
    },
  );
};

function recordHost(ledger: LedgerTransaction, id: string, { contact, ...host }: HostBody): void {
  const hostId = id as HostId;
  ledger.append('host.recorded', subjectOf('host', id), {}, { id: hostId, ...host });
  if (contact)
    ledger.append('contact.recorded', subjectOf('contact', id), {}, {
      hostId,
      ...contact,
    } as unknown as ContactDetails);
}

function withContact(contact: ContactDetails | undefined) {
  if (!contact) return {};
  const { hostId: _hostId, ...rest } = contact;
  return { contact: { ...rest, channels: [...rest.channels] } };
}

function shown({ id: _id, ...host }: Host, contact: ContactDetails | undefined): HostBody {
  return { ...host, ...(withContact(contact) as Pick<HostBody, 'contact'>) };
}

/** A file without a contact's column leaves what is known of it, and a file knows nothing of the order in which ways are tried. */
function keptContact(
  body: HostBody,
  before: ContactDetails | undefined,
): Pick<HostBody, 'contact'> | undefined {
  if (!before) return undefined;
  const known = withContact(before) as Pick<HostBody, 'contact'>;
  if (!body.contact) return known;
  const channels = known.contact?.channels.length ? known.contact.channels : body.contact.channels;
  return { contact: { ...known.contact, ...body.contact, channels } };
}
