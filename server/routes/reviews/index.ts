import type { Routes } from '../index.ts';
import { invitationRoutes } from './invitations.ts';
import { ownHostRoutes } from './own-host.ts';
import { decisionRoutes } from './reviews.ts';

/** What hosts and the desk do with reservations. */
export const reviewRoutes: Routes = async (app, context) => {
  for (const part of [decisionRoutes, invitationRoutes, ownHostRoutes]) await part(app, context);
};
