import type { Routes } from '../index.ts';
import { callRoutes } from './call.ts';
import { greenChannelRoutes } from './green-channel.ts';
import { leaveRoutes } from './leave.ts';
import { listRoutes } from './lists.ts';
import { reviewRoutes } from './review.ts';
import { taskRoutes } from './tasks.ts';

/** The guard's handheld (server/contract/guard.ts). */
export const guardsRoutes: Routes = async (app, context) => {
  for (const part of [listRoutes, reviewRoutes, callRoutes, leaveRoutes, greenChannelRoutes, taskRoutes])
    await part(app, context);
};
