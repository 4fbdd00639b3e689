import { z } from 'zod';
import { addressOfLink, loginOf, type SetUpLink } from '../access/accounts.ts';
import { accountOf } from '../access/guard.ts';
import { addStaff, changePin, changeStaff, closeStaff, resetStaff } from '../access/staff.ts';
import type { AccountRole } from '../../domain/access/roles.ts';
import type { ServerContext } from '../context.ts';
import {
  newStaff,
  staffChange,
  staffList,
  staffParams,
  staffPin,
  staffReply,
  type StaffMember,
  type StaffReply,
} from '../contract/staff.ts';
import { notFound } from '../http/failure.ts';
import { openAccounts, type AccountRecord } from '../repositories/accounts.ts';
import { allStaff, findStaff, type StaffRecord } from '../repositories/staff.ts';
import type { Site } from '../site/site.ts';
import type { Routes } from './index.ts';

const tags = ['staff'];
const path = '/api/v1/staff';
const ofOne = `${path}/:staffId`;
const nothing = { response: { 204: z.undefined() } };

/** Who works here, what they may do, and how they sign in. Supervisors read, administrators change. */
export const staffRoutes: Routes = (app, context) => {
  const reads = { access: { roles: ['admin', 'supervisor'] } } as const;
  const changes = { access: { roles: ['admin'] } } as const;

  app.get(
    path,
    { config: reads, schema: { tags, summary: 'Everybody who works here', response: { 200: staffList } } },
    async (request) => {
      const { site } = accountOf(request);
      const accounts = await accountsByStaff(context, site);
      const staff = (await allStaff(context.db, site)).map((record) =>
        describe(context, site, record, accounts.get(record.staffId)),
      );
      return { staff: staff.toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN')) };
    },
  );

  app.post(
    path,
    {
      config: changes,
      schema: { tags, summary: 'Add somebody', body: newStaff, response: { 200: staffReply } },
    },
    async (request) => {
      const by = accountOf(request);
      const { staffId, link } = await addStaff(context, by, request.body);
      return answer(context, by.site, staffId, link);
    },
  );

  app.patch(
    ofOne,
    {
      config: changes,
      schema: {
        ...{ tags, summary: 'Change somebody', params: staffParams, body: staffChange },
        response: { 200: staffReply },
      },
    },
    async (request) => {
      const by = accountOf(request);
      const { staffId } = request.params;
      const { link } = await changeStaff(context, by, staffId, request.body);
      return answer(context, by.site, staffId, link);
    },
  );

  app.put(
    `${ofOne}/pin`,
    {
      config: changes,
      schema: { ...{ tags, summary: 'Give a PIN', params: staffParams, body: staffPin }, ...nothing },
    },
    async (request, reply) => {
      const { site } = accountOf(request);
      await changePin(context, site, request.who, request.params.staffId, request.body.pin);
      return reply.code(204).send();
    },
  );

  app.post(
    `${ofOne}/reset`,
    {
      config: changes,
      schema: {
        ...{ tags, summary: 'Take password and second factor away', params: staffParams },
        response: { 200: staffReply },
      },
    },
    async (request) => {
      const by = accountOf(request);
      const link = await resetStaff(context, by, request.params.staffId);
      return answer(context, by.site, request.params.staffId, link);
    },
  );

  app.post(
    `${ofOne}/close`,
    {
      config: changes,
      schema: { ...{ tags, summary: 'Close for good', params: staffParams }, ...nothing },
    },
    async (request, reply) => {
      await closeStaff(context, accountOf(request), request.params.staffId);
      return reply.code(204).send();
    },
  );
};

async function answer(
  context: ServerContext,
  site: Site,
  staffId: string,
  link: SetUpLink | undefined,
): Promise<StaffReply> {
  const found = await findStaff(context.db, site, staffId);
  if (!found) throw notFound();
  const accounts = await accountsByStaff(context, site);
  return {
    member: describe(context, site, found, accounts.get(staffId)),
    ...(link && { link: { url: addressOfLink(context.publicUrl(), link), until: link.until } }),
  };
}

async function accountsByStaff(
  { db }: ServerContext,
  site: Site,
): Promise<ReadonlyMap<string, AccountRecord>> {
  return new Map((await openAccounts(db, site)).map((account) => [account.staffId, account]));
}

function describe(
  { now }: ServerContext,
  site: Site,
  { staffId, role, details }: StaffRecord,
  account: AccountRecord | undefined,
): StaffMember {
  const { name = '', code = '', pinHash = '', hostId } = details ?? {};
  const isInvited = account?.passwordHash === null;
  const isLate = (account?.setUpUntil ?? 0) <= now();
  return {
    ...{ staffId, name, role: role as AccountRole, code, hasPin: pinHash !== '' },
    ...(hostId !== undefined && { hostId }),
    ...(account && {
      account: {
        login: loginOf(site, account),
        state: isInvited ? (isLate ? 'link-expired' : 'invited') : 'active',
        secondFactor: account.secondFactor,
      },
    }),
  };
}
