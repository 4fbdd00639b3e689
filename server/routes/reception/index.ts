import type { Routes } from '../index.ts';
import { deskArrivalRoutes } from './arrivals.ts';
import { deskBadgeRoutes } from './badges.ts';
import { deskListRoutes } from './lists.ts';
import { deskVisitRoutes } from './visits.ts';

/** The reception desk (server/contract/reception.ts). */
export const receptionRoutes: Routes = async (app, context) => {
  for (const part of [deskListRoutes, deskVisitRoutes, deskArrivalRoutes, deskBadgeRoutes])
    await part(app, context);
};
