import { accountOf } from '../../access/guard.ts';
import { badgeOutcome, badgesAsked, badgeSheets } from '../../contract/reception.ts';
import { done } from '../../contract/shapes.ts';
import { noteBadges, sendBadges } from '../../reception/change.ts';
import type { Routes } from '../index.ts';
import { desk, path, tags } from './common.ts';

/** Badges that the browser prints at the desk; every copy stands in the journal. */
export const deskBadgeRoutes: Routes = (app, context) => {
  app.post(
    `${path}/badges`,
    {
      config: desk,
      schema: {
        ...{ tags, summary: 'What stands on the badges of these visits; counts as a copy of each' },
        ...{ body: badgesAsked, response: { 200: badgeSheets } },
      },
    },
    async (request) => ({
      sheets: [...(await sendBadges(context, accountOf(request), request.body.visits))],
    }),
  );

  app.post(
    `${path}/badges/outcome`,
    {
      config: desk,
      schema: {
        ...{ tags, summary: 'What came of a print run' },
        ...{ body: badgeOutcome, response: { 200: done } },
      },
    },
    async (request) => {
      const { badges, outcome } = request.body;
      await noteBadges(context, accountOf(request), badges, outcome);
      return { state: 'done' as const };
    },
  );
};
