import type { App } from '../app.ts';
import type { ServerContext } from '../context.ts';
import { accountRoutes } from './account/index.ts';
import { adminRoutes } from './admin/index.ts';
import { alertRoutes } from './alerts.ts';
import { demoRoutes } from './demo.ts';
import { feedbackRoutes } from './feedback.ts';
import { guardsRoutes } from './guard/index.ts';
import { healthRoutes } from './health.ts';
import { notificationRoutes } from './notifications.ts';
import { liveRoutes } from './live.ts';
import { openApiRoutes } from './openapi.ts';
import { pageRoutes } from './pages.ts';
import { passRoutes } from './passes.ts';
import { phoneFormRoutes } from './phone-form/index.ts';
import { portalRoutes } from './portal/index.ts';
import { receptionRoutes } from './reception/index.ts';
import { registersRoutes } from './registers/index.ts';
import { reviewRoutes } from './reviews/index.ts';
import { staffRoutes } from './staff.ts';
import { syncRoutes } from './sync/index.ts';

/** A part of the HTTP side: registers its routes, each with its `config.access` and its zod schemas. */
export type Routes = (app: App, context: ServerContext) => void | Promise<void>;

/** One line per part. */
const parts: readonly Routes[] = [
  adminRoutes,
  alertRoutes,
  demoRoutes,
  guardsRoutes,
  healthRoutes,
  accountRoutes,
  staffRoutes,
  liveRoutes,
  pageRoutes,
  phoneFormRoutes,
  portalRoutes,
  reviewRoutes,
  passRoutes,
  notificationRoutes,
  receptionRoutes,
  registersRoutes,
  feedbackRoutes,
  syncRoutes,
];

export async function registerRoutes(app: App, context: ServerContext): Promise<void> {
  await openApiRoutes(app, process.env['npm_package_version'] ?? '0');
  for (const part of parts) await part(app, context);
}
