import type { Routes } from '../index.ts';
import { crewImportRoutes } from './crew-import.ts';
import { departmentRoutes } from './departments.ts';
import { enrolmentRoutes } from './enrolments.ts';
import { hostExportRoutes } from './host-export.ts';
import { hostRoutes } from './hosts.ts';
import { kioskRoutes } from './kiosks.ts';
import { settingsRoutes } from './settings.ts';
import { webhookRoutes } from './webhooks.ts';
import { watchlistRoutes } from './watchlist.ts';

/** Keeping the house in order. */
export const adminRoutes: Routes = async (app, context) => {
  for (const part of [
    settingsRoutes,
    hostRoutes,
    departmentRoutes,
    watchlistRoutes,
    enrolmentRoutes,
    crewImportRoutes,
    hostExportRoutes,
    webhookRoutes,
    kioskRoutes,
  ])
    await part(app, context);
};
