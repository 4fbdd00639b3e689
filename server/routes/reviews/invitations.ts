import { accountOf } from '../../access/guard.ts';
import { invitationAsked, invitationMade } from '../../contract/reviews.ts';
import { invite } from '../../reservations/invite.ts';
import type { Routes } from '../index.ts';
import { reviewers } from './access.ts';

/** Inviting somebody: the host's word is given, the visitor's details are still to come. */
export const invitationRoutes: Routes = (app, context) => {
  app.post(
    '/api/v1/invitations',
    {
      config: reviewers,
      schema: {
        ...{ tags: ['reviews'], summary: 'Invite a visitor', body: invitationAsked },
        response: { 200: invitationMade },
      },
    },
    async (request) => invite(context, accountOf(request), request.body),
  );
};
