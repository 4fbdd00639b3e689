import { addDays, instantAt, type LocalDay } from '../../domain/kernel/time.ts';
import { subjectOf } from '../../domain/ledger/event.ts';
import { keySetOf } from '../../domain/pass/key-set.ts';
import { accountOf } from '../access/guard.ts';
import { actorOf } from '../access/who.ts';
import {
  enrolmentPass,
  jwks,
  passParams,
  passVerified,
  revokeAsked,
  verifyAsked,
} from '../contract/passes.ts';
import { siteQuery } from '../contract/portal.ts';
import { failure, notFound } from '../http/failure.ts';
import { linkTo } from '../notifications/links.ts';
import { appendPass, revokePasses } from '../pass/issue.ts';
import { passSigners } from '../pass/signing-keys.ts';
import { verifyPass } from '../pass/verify.ts';
import { findEnrolmentRow } from '../repositories/enrolments-of-passes.ts';
import { commit } from '../repositories/ledger/ledger.ts';
import { findPass } from '../repositories/passes.ts';
import type { Routes } from './index.ts';
import { siteNamed } from './portal/site.ts';

const tags = ['passes'];
/** Readers ask once a day; the next key is published half a year ahead. */
const keysKept = 'public, max-age=3600';
/** Someone at a gate scans a queue; a machine that tries codes is slowed down. */
const scanPace = { max: 240, timeWindow: 60_000 };

/** Passes at the server: the keys for readers, the check for handhelds, and their end. */
export const passRoutes: Routes = (app, context) => {
  app.get(
    '/.well-known/yingbin-pass-keys',
    {
      config: { access: 'public' },
      schema: {
        ...{ tags, summary: 'Public keys that passes are signed with', querystring: siteQuery },
        response: { 200: jwks },
      },
    },
    async (request, reply) => {
      const site = siteNamed(context, request.query.site);
      reply.header('cache-control', keysKept);
      return { keys: [...keySetOf(passSigners(site, context.now()).published).keys] };
    },
  );

  app.post(
    '/api/v1/passes/verify',
    {
      config: { access: { roles: ['guard', 'receptionist', 'supervisor'] }, rateLimit: scanPace },
      schema: { tags, summary: 'Check a scanned pass', body: verifyAsked, response: { 200: passVerified } },
    },
    async (request) => verifyPass(context, accountOf(request).site, request.body.text),
  );

  app.post(
    '/api/v1/passes/:id/revoke',
    {
      config: { access: { roles: ['receptionist', 'supervisor'] } },
      schema: {
        ...{ tags, summary: 'End a pass', params: passParams, body: revokeAsked },
        response: { 200: passVerified.pick({ pass: true }) },
      },
    },
    async (request) => {
      const account = accountOf(request);
      const { site } = account;
      const { id } = request.params;
      return commit(context, site, actorOf(account), async (ledger) => {
        const row = await findPass(ledger.db, site, id);
        if (!row || row.erased) throw notFound();
        if (row.revoked_at === null)
          ledger.append('pass.revoked', subjectOf('pass', id), { reason: request.body.reason });
        const times = { from: row.from_at ?? 0, until: row.until_at ?? 0 };
        return { pass: { id, ...times, revokedAt: row.revoked_at ?? context.now() } };
      });
    },
  );

  app.post(
    '/api/v1/enrolments/:id/pass',
    {
      config: { access: { roles: ['receptionist', 'supervisor'] } },
      schema: {
        ...{ tags, summary: 'A pass for somebody enrolled', params: passParams },
        response: { 200: enrolmentPass },
      },
    },
    async (request) => {
      const account = accountOf(request);
      const { site } = account;
      const opens = subjectOf('enrolment', request.params.id);
      return commit(context, site, actorOf(account), async (ledger) => {
        const row = await findEnrolmentRow(ledger.db, site, request.params.id);
        if (!row || row.erased || row.from_day === null || row.until_day === null) throw notFound();
        const from = instantAt(row.from_day as LocalDay, '00:00', site.timeZone);
        const until = instantAt(addDays(row.until_day as LocalDay, 1), '00:00', site.timeZone);
        if (row.ended_at !== null || until <= context.now()) throw failure(409, 'ended');
        await revokePasses(site, ledger, opens, 'replaced');
        const passId = appendPass(context, site, ledger, opens, { from, until });
        return { passId, from, until, link: linkTo(context, site, opens, until, 'p') };
      });
    },
  );
};
