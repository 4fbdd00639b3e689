import type { Routes } from '../index.ts';
import { documentRoutes } from './documents.ts';
import { ownDataRoutes } from './own-data.ts';
import { ownPassRoutes } from './own-pass.ts';
import { ownReservationRoutes } from './own-reservation.ts';
import { portalSiteRoutes } from './site.ts';

/** What visitors use: the form, and by the link they got for it, their own reservation and their own data. */
export const portalRoutes: Routes = async (app, context) => {
  for (const part of [portalSiteRoutes, ownReservationRoutes, documentRoutes, ownPassRoutes, ownDataRoutes])
    await part(app, context);
};
