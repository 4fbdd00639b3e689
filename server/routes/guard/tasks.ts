import type { HostId } from '../../../domain/kernel/brand.ts';
import { canonicalJson } from '../../../domain/ledger/canonical.ts';
import { checkDocumentNumber } from '../../../domain/identity/document-number.ts';
import { checkName } from '../../../domain/identity/name.ts';
import { checkPhone } from '../../../domain/identity/phone.ts';
import type { CompletedDetails } from '../../../domain/ledger/details.ts';
import { idOfSubject, subjectOf } from '../../../domain/ledger/event.ts';
import { collects, type Policy } from '../../../domain/policy/policy.ts';
import type { FieldName } from '../../../domain/policy/vocabulary.ts';
import { accountOf } from '../../access/guard.ts';
import { actorOf, type Account } from '../../access/who.ts';
import {
  completeAsked,
  completed,
  guardTasks,
  visitParams,
  type CompleteAsked,
} from '../../contract/guard.ts';
import type { ServerContext } from '../../context.ts';
import { failure, notFound } from '../../http/failure.ts';
import { resolveAlertsOf } from '../../repositories/alerts.ts';
import { readDirectory } from '../../repositories/directory.ts';
import { readOpeners } from '../../repositories/guard/openers.ts';
import { findToComplete, lockVisit } from '../../repositories/guard/visits.ts';
import { commit } from '../../repositories/ledger/ledger.ts';
import { readDetails } from '../../repositories/ledger/read.ts';
import type { VisitRow } from '../../repositories/projections/visits.ts';
import type { Routes } from '../index.ts';
import { guards, path, tags } from './common.ts';
import { dueAt } from './green-channel.ts';

/** The details of green-channel visits, entered afterwards (R15): whoever opened the door, or a colleague. */
export const taskRoutes: Routes = (app, context) => {
  const { db, sites } = context;

  app.get(
    `${path}/tasks`,
    {
      config: guards,
      schema: {
        tags,
        summary: 'Green-channel visits whose details are missing',
        response: { 200: guardTasks },
      },
    },
    async (request) => {
      const { site } = accountOf(request);
      const { policy } = await sites.settings(site);
      const rows = await findToComplete(db, site);
      const { staff } = await readDirectory(db, site);
      const openers = await readOpeners(
        db,
        site,
        rows.map(({ id }) => id),
      );
      const now = context.now();
      const items = rows.map((row) => {
        const due = dueAt(row, policy.greenChannel.completeWithinHours);
        const opener = openers.get(row.id);
        const openedBy = opener === undefined ? undefined : staff.get(idOfSubject(opener))?.name;
        return {
          ...{
            visit: row.id,
            badgeNumber: row.badge_number ?? '',
            openedAt: row.checked_in_at ?? row.registered_at ?? 0,
          },
          ...(openedBy !== undefined && { openedBy }),
          ...{ dueAt: due, overdue: due < now, inside: row.state === 'inside' },
        };
      });
      const has = (field: FieldName) => collects(policy, field);
      return {
        items,
        form: {
          ...{ idNumber: has('idNumber'), phone: has('phone'), host: has('host') },
          purposes: has('purpose') ? policy.purposes : [],
        },
      };
    },
  );

  app.post(
    `${path}/tasks/:id/complete`,
    {
      config: guards,
      schema: {
        ...{ tags, summary: 'Enter the details of a green-channel visit, with the reason' },
        ...{ params: visitParams, body: completeAsked, response: { 200: completed } },
      },
    },
    async (request) => {
      const account = accountOf(request);
      const { policy } = await sites.settings(account.site);
      const details = checked(policy, request.body);
      await complete(context, account, request.params.id, details, request.body.purpose);
      return { visit: request.params.id };
    },
  );
};

async function complete(
  context: ServerContext,
  account: Account,
  id: string,
  details: CompletedDetails,
  purpose: string | undefined,
): Promise<void> {
  const { site, staffId } = account;
  const subject = subjectOf('visit', id);
  await commit(context, site, actorOf(account), async (ledger) => {
    const { db } = ledger;
    const row = await lockVisit(db, site, id);
    if (!row || row.route !== 'green-channel' || row.erased) throw notFound();
    if (row.completed_at !== null) {
      if (await saysTheSame(ledger.db, account, row, details)) return;
      throw failure(409, 'completed-already');
    }
    if (details.hostId !== undefined && !(await readDirectory(db, site)).hosts.has(details.hostId))
      throw failure(400, 'bad-field', { fields: ['hostId'] });
    ledger.append(
      'visit.completed',
      subject,
      { by: staffId, ...(purpose !== undefined && { purpose }) },
      details,
    );
    await resolveAlertsOf(db, site, subject, ['green-channel-due'], { by: staffId, now: context.now() });
  });
  context.bus.changed(site.id, ['alert']);
}

/** A handheld without a line sends again what may have arrived. */
async function saysTheSame(
  db: Parameters<typeof lockVisit>[0],
  { site }: Account,
  row: VisitRow,
  details: CompletedDetails,
): Promise<boolean> {
  const place = { node: row.completed_node, seq: row.completed_seq };
  const [known] = await readDetails(db, site, ['visit.completed'], [place]);
  return known !== undefined && canonicalJson(known) === canonicalJson(details);
}

/** As the policy allows it (R01) and as such things are written. */
function checked(policy: Policy, asked: CompleteAsked): CompletedDetails {
  const { name, idNumber, phone, hostId, purpose, reason } = asked;
  const given = { idNumber, phone, host: hostId, purpose };
  const foreign = (Object.keys(given) as (keyof typeof given)[]).filter(
    (field) => given[field] !== undefined && !collects(policy, field),
  );
  if (foreign.length > 0) throw failure(400, 'not-collected', { fields: foreign });

  const bad: Record<string, string> = {};
  const take = <T>(field: string, result: { ok: true; value: T } | { ok: false; error: string }) => {
    if (result.ok) return result.value;
    bad[field] = result.error;
    return undefined;
  };
  const readName = take('name', checkName(name)) ?? '';
  const readNumber = idNumber === undefined ? undefined : take('idNumber', checkNumber(idNumber));
  const readPhone = phone === undefined ? undefined : take('phone', checkPhone(phone));
  if (purpose !== undefined && purpose !== 'other' && !policy.purposes.some(({ key }) => key === purpose))
    bad['purpose'] = 'wrong';
  if (Object.keys(bad).length > 0)
    throw failure(400, 'bad-field', { fields: Object.keys(bad), details: bad });
  return {
    name: readName,
    ...(readNumber !== undefined && { idNumber: readNumber }),
    ...(readPhone !== undefined && { phone: readPhone }),
    ...(hostId !== undefined && { hostId: hostId as HostId }),
    reason,
  };
}

/** Eighteen signs mean to be a citizen's number, and its check digit must fit; anything else is another document's. */
function checkNumber(text: string) {
  const isCitizens = /^\d{17}[\dXx]$/.test(text.normalize('NFKC').replace(/\s/g, ''));
  return checkDocumentNumber(isCitizens ? 'citizen-id' : 'other', text);
}
