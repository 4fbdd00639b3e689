import type { FastifyRequest } from 'fastify';
import { failure } from '../../http/failure.ts';
import { loginOf, setPassword } from '../../access/accounts.ts';
import { refuseWeakPassword } from '../../access/own-account.ts';
import { hashPassword } from '../../access/password-hash.ts';
import { setSessionCookie } from '../../access/session-cookie.ts';
import { enter } from '../../access/sign-in.ts';
import type { ServerContext } from '../../context.ts';
import { setUpReply, setUpRequest, signInReply } from '../../contract/account.ts';
import { findAccount, lockAccount, type AccountRecord } from '../../repositories/accounts.ts';
import { commit } from '../../repositories/ledger/ledger.ts';
import { staffDetails } from '../../repositories/staff.ts';
import type { Site } from '../../site/site.ts';
import type { Routes } from '../index.ts';
import { personalPace } from './limits.ts';
import { describeSite } from './session.ts';

const tags = ['account'];
const path = '/api/v1/account/setup';

/** The one-time link: choose a password. Its token comes as `Authorization: Setup <token>`. */
export const setUpRoutes: Routes = (app, context) => {
  const config = { access: 'set-up', rateLimit: personalPace } as const;
  app.get(
    path,
    { config, schema: { tags, summary: 'Whose set-up link this is', response: { 200: setUpReply } } },
    async (request) => {
      const { site, account } = await bearerOf(context, request);
      const details = await staffDetails(context.db, site, account.staffId);
      const settings = await context.sites.settings(site);
      return {
        ...{ login: loginOf(site, account), name: details?.name ?? '', role: account.role },
        site: describeSite(site, settings.name),
      };
    },
  );

  app.post(
    path,
    {
      config,
      schema: { tags, summary: 'Choose a password', body: setUpRequest, response: { 200: signInReply } },
    },
    async (request, reply) => {
      const { site, account } = await bearerOf(context, request);
      await refuseWeakPassword(context, site, account, request.body.password);
      const passwordHash = await hashPassword(request.body.password);
      const { state, session } = await commit(context, site, `staff:${account.staffId}`, async (ledger) => {
        const row = await lockAccount(ledger.db, site, account.staffId);
        // Used at another browser while this one was hashing.
        if (row?.setup_until === null || row?.setup_until !== account.setUpUntil)
          throw failure(410, 'expired-link');
        await setPassword(ledger, site, account, passwordHash);
        return enter(context, ledger, site, { ...account, passwordHash });
      });
      setSessionCookie(request, reply, session.token);
      return { state, csrf: session.record.csrf };
    },
  );
};

async function bearerOf(
  { db }: ServerContext,
  { who }: FastifyRequest,
): Promise<{ readonly site: Site; readonly account: AccountRecord }> {
  const account = who.kind === 'set-up' ? await findAccount(db, who.site, who.staffId) : undefined;
  if (who.kind !== 'set-up' || !account) throw failure(410, 'expired-link');
  return { site: who.site, account };
}
