import type { Routes } from '../index.ts';
import { ownAccountRoutes } from './own-account.ts';
import { sessionRoutes } from './session.ts';
import { setUpRoutes } from './set-up.ts';

/** Signing in, and what everybody does with their own account. */
export const accountRoutes: Routes = async (app, context) => {
  for (const part of [sessionRoutes, setUpRoutes, ownAccountRoutes]) await part(app, context);
};
