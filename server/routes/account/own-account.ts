import type { FastifyRequest } from 'fastify';
import { isPlainPin } from '../../../domain/access/password-rule.ts';
import { isStaffRole } from '../../../domain/access/roles.ts';
import { z } from 'zod';
import { failure } from '../../http/failure.ts';
import { missingStep } from '../../access/browser-session.ts';
import { accountOf } from '../../access/guard.ts';
import {
  changePassword,
  confirmSecondFactor,
  offerSecondFactor,
  provePassword,
} from '../../access/own-account.ts';
import { setSessionCookie } from '../../access/session-cookie.ts';
import { begunBy } from '../../access/sign-in.ts';
import { changePin } from '../../access/staff.ts';
import type { ServerContext } from '../../context.ts';
import {
  confirmReply,
  confirmRequest,
  csrfReply,
  passwordRequest,
  pinRequest,
  secondFactorSecret,
} from '../../contract/account.ts';
import { findAccount } from '../../repositories/accounts.ts';
import type { Routes } from '../index.ts';
import { personalPace } from './limits.ts';

const tags = ['account'];
const path = '/api/v1/account';

/** What everybody does with their own account. */
export const ownAccountRoutes: Routes = (app, context) => {
  const config = { access: 'signed-in', rateLimit: personalPace } as const;
  app.post(
    `${path}/password`,
    {
      config,
      schema: {
        ...{ tags, summary: 'Change one’s password', body: passwordRequest, response: { 200: csrfReply } },
      },
    },
    async (request, reply) => {
      const { site, account } = await ownAccount(context, request);
      const session = await changePassword(context, site, account, request.body);
      setSessionCookie(request, reply, session.token);
      return { csrf: session.record.csrf };
    },
  );

  app.post(
    `${path}/pin`,
    {
      config,
      schema: {
        ...{ tags, summary: 'Change one’s PIN at the kiosks', body: pinRequest },
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const { site, account } = await ownAccount(context, request);
      if (!isStaffRole(account.role)) throw failure(409, 'no-kiosk-role');
      if (isPlainPin(request.body.pin)) throw failure(422, 'weak-pin', { fields: ['pin'] });
      await provePassword(context, site, account, request.body.password);
      await changePin(context, site, request.who, account.staffId, request.body.pin);
      return reply.code(204).send();
    },
  );

  // By a session that may still be waiting for its second factor: setting it up is all that such a one can do.
  const half = { access: 'session', rateLimit: personalPace } as const;
  app.post(
    `${path}/second-factor`,
    {
      config: half,
      schema: {
        ...{ tags, summary: 'Ask for a new second factor', response: { 200: secondFactorSecret } },
      },
    },
    async (request) => {
      const { site, account } = await mayBindFactor(context, request);
      return offerSecondFactor(context, site, account);
    },
  );
  app.post(
    `${path}/second-factor/confirm`,
    {
      config: half,
      schema: {
        ...{ tags, summary: 'Confirm it by a code', body: confirmRequest, response: { 200: confirmReply } },
      },
    },
    async (request, reply) => {
      const { site, account } = await mayBindFactor(context, request);
      const { session, recovery } = await confirmSecondFactor(context, site, account, request.body.code);
      setSessionCookie(request, reply, session.token);
      return { state: 'signed-in' as const, csrf: session.record.csrf, recovery: [...recovery] };
    },
  );
};

async function ownAccount(context: ServerContext, request: FastifyRequest) {
  const { site, staffId } = accountOf(request);
  const account = await findAccount(context.db, site, staffId);
  if (!account) throw failure(401, 'not-signed-in');
  return { site, account };
}

/** Not whoever still owes the code of the factor they have: that would be the way around it. */
async function mayBindFactor(context: ServerContext, request: FastifyRequest) {
  const begun = await begunBy(context, request.browser);
  const isPending = request.browser?.record?.pending === true;
  if (missingStep(begun.account, isPending) === 'second-factor') throw failure(409, 'not-begun');
  return begun;
}
