import {
  challengeReply,
  challengeRequest,
  enrolReply,
  enrolRequest,
  helloRequest,
  syncPaths,
  welcomeReply,
} from '../../../domain/sync/session-wire.ts';
import { failure } from '../../http/failure.ts';
import { enrol } from '../../repositories/kiosks/enrolment.ts';
import { makeChallenge, openSession } from '../../repositories/kiosks/sessions.ts';
import type { Routes } from '../index.ts';

/** How kiosks join a site and begin a session: what is said before there is a common key. */
export const joinRoutes: Routes = (app, context) => {
  app.post(
    syncPaths.enrol,
    {
      // Of 2^50 codes nobody guesses three hundred in the ten minutes that one lives, nor keeps the database busy with trying.
      config: { access: 'kiosk', rateLimit: { max: 30, timeWindow: 60_000 } },
      schema: {
        tags: ['sync'],
        summary: 'A kiosk joins the site by one-time code',
        body: enrolRequest,
        response: { 200: enrolReply },
      },
    },
    async (request) => {
      const answer = await enrol(context, request.body);
      if (!answer.ok) throw failure(answer.error === 'node-taken' ? 409 : 403, answer.error);
      return answer.value;
    },
  );
  app.post(
    syncPaths.challenge,
    {
      config: { access: 'kiosk' },
      schema: {
        tags: ['sync'],
        summary: 'Something fresh for a kiosk to sign',
        body: challengeRequest,
        response: { 200: challengeReply },
      },
    },
    (request) => {
      const site = context.sites.byId(request.body.site);
      if (!site) throw failure(403, 'unknown');
      return { challenge: makeChallenge(context, site) };
    },
  );
  app.post(
    syncPaths.session,
    {
      config: { access: 'kiosk' },
      schema: {
        tags: ['sync'],
        summary: 'A kiosk says hello',
        body: helloRequest,
        response: { 200: welcomeReply },
      },
    },
    async (request) => {
      const site = context.sites.byId(request.body.site);
      const opened = site && (await openSession(context, site, request.body));
      if (!opened?.ok) throw failure(403, opened?.error ?? 'unknown');
      return opened.value;
    },
  );
};
