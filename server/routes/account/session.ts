import { failure, notFound } from '../../http/failure.ts';
import { greetStranger, missingStep, type BrowserSession } from '../../access/browser-session.ts';
import { clearSessionCookie, setSessionCookie } from '../../access/session-cookie.ts';
import { giveSecondFactor, signIn } from '../../access/sign-in.ts';
import { loginOf } from '../../access/accounts.ts';
import type { ServerContext } from '../../context.ts';
import {
  secondFactorRequest,
  sessionQuery,
  sessionReply,
  signInReply,
  signInRequest,
  type SessionReply,
} from '../../contract/account.ts';
import { subjectOf } from '../../../domain/ledger/event.ts';
import { findAccount } from '../../repositories/accounts.ts';
import { commit } from '../../repositories/ledger/ledger.ts';
import { deleteSession } from '../../repositories/sessions.ts';
import { staffDetails } from '../../repositories/staff.ts';
import type { Site } from '../../site/site.ts';
import type { Routes } from '../index.ts';
import { paceOfOneLogin, personalPace } from './limits.ts';
import { z } from 'zod';

const tags = ['account'];
const path = '/api/v1/session';

/** Whose browser this is, and the steps of signing in and out. */
export const sessionRoutes: Routes = (app, context) => {
  app.get(
    path,
    {
      config: { access: 'public' },
      schema: {
        ...{ tags, summary: 'Who is signed in', querystring: sessionQuery, response: { 200: sessionReply } },
      },
    },
    async (request, reply) => {
      const browser = request.browser ?? greetStranger(context, request, reply);
      return describe(context, browser, siteNamed(context, request.query.site));
    },
  );

  const limitOfLogin = app.createRateLimit({
    ...paceOfOneLogin,
    keyGenerator: ({ body }) => {
      const { login, site } = body as { readonly login: string; readonly site?: string };
      return siteNamed(context, site).tokens.login(login);
    },
  });
  app.post(
    path,
    {
      config: { access: 'session', rateLimit: personalPace },
      schema: {
        ...{ tags, summary: 'Give name and password', body: signInRequest, response: { 200: signInReply } },
      },
    },
    async (request, reply) => {
      const limit = await limitOfLogin(request);
      if (!limit.isAllowed && limit.isExceeded)
        throw failure(429, 'rate-limited', { details: { seconds: limit.ttlInSeconds } });
      const site = siteNamed(context, request.body.site);
      const { state, session } = await signIn(context, site, request.body);
      if (request.browser?.record) await deleteSession(context.db, request.browser.record.tokenHash);
      setSessionCookie(request, reply, session.token);
      return { state, csrf: session.record.csrf };
    },
  );

  app.post(
    `${path}/second-factor`,
    {
      config: { access: 'session', rateLimit: personalPace },
      schema: {
        ...{ tags, summary: 'Give the code', body: secondFactorRequest, response: { 200: signInReply } },
      },
    },
    async (request, reply) => {
      const session = await giveSecondFactor(context, request.browser, request.body.code);
      setSessionCookie(request, reply, session.token);
      return { state: 'signed-in' as const, csrf: session.record.csrf };
    },
  );

  app.delete(
    path,
    {
      config: { access: 'session' },
      schema: { ...{ tags, summary: 'Sign out', response: { 204: z.undefined() } } },
    },
    async (request, reply) => {
      const { who, browser } = request;
      if (browser?.record) await deleteSession(context.db, browser.record.tokenHash);
      if (who.kind === 'account')
        await commit(context, who.site, `staff:${who.staffId}`, async (ledger) => {
          ledger.append('account.signed-out', subjectOf('staff', who.staffId), {});
        });
      clearSessionCookie(request, reply);
      return reply.code(204).send();
    },
  );
};

/** @throws not-found for a site that this server does not have */
function siteNamed({ sites }: ServerContext, id: string | undefined): Site {
  const site = id === undefined ? sites.first : sites.byId(id);
  if (!site) throw notFound();
  return site;
}

async function describe(context: ServerContext, browser: BrowserSession, asked: Site): Promise<SessionReply> {
  const { csrf, record } = browser;
  const site = (record && context.sites.byId(record.siteId)) ?? asked;
  const settings = await context.sites.settings(site);
  const answer = { csrf, site: describeSite(site, settings.name) };
  const account = record && (await findAccount(context.db, site, record.staffId));
  if (!record || !account) return answer;
  const pending = missingStep(account, record.pending);
  if (pending) return { ...answer, pending };
  const details = await staffDetails(context.db, site, account.staffId);
  return {
    ...answer,
    account: {
      ...{ staffId: account.staffId, name: details?.name ?? '', role: account.role },
      ...{ login: loginOf(site, account), secondFactor: account.secondFactor },
      ...(account.hostId !== null && { hostId: account.hostId }),
    },
  };
}

/** A site as pages know it. */
export function describeSite(
  { id, timeZone, simulated }: Site,
  name: SessionReply['site']['name'],
): SessionReply['site'] {
  return { id, name, timeZone, simulated };
}
