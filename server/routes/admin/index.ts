import type { Routes } from '../index.ts';
import { departmentRoutes } from './departments.ts';
import { enrolmentRoutes } from './enrolments.ts';
import { hostRoutes } from './hosts.ts';
import { kioskRoutes } from './kiosks.ts';
import { settingsRoutes } from './settings.ts';
import { watchlistRoutes } from './watchlist.ts';

/** Keeping the house in order. */
export const adminRoutes: Routes = async (app, context) => {
  for (const part of [
    settingsRoutes,
    hostRoutes,
    departmentRoutes,
    watchlistRoutes,
    enrolmentRoutes,
    kioskRoutes,
  ])
    await part(app, context);
};
