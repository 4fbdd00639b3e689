import { correction, dataAnswer, noWords, ownData as ownDataShape } from '../../contract/own-data.ts';
import { correct, erase, noteAccess, withdraw } from '../../reservations/data-requests.ts';
import { ownData } from '../../reservations/own-data.ts';
import type { Routes } from '../index.ts';
import { linkOf } from './subject.ts';

const tags = ['own data'];
const path = '/api/v1/portal/own-data';
/** Every request is a fact of the register. */
const pace = { max: 15, timeWindow: 60_000 };

/** A person's rights over their own data (PIPL arts 44-50): to see, to have put right, to take consent back, to have erased. */
export const ownDataRoutes: Routes = (app, context) => {
  const config = { access: 'visitor', rateLimit: pace } as const;
  app.get(
    path,
    {
      config,
      schema: { tags, summary: 'Everything that is stored about oneself', response: { 200: ownDataShape } },
    },
    async (request) => {
      const { site, subject } = linkOf(request);
      await noteAccess(context, site, subject);
      return ownData(context, site, subject);
    },
  );

  app.post(
    `${path}/correct`,
    {
      config,
      schema: { tags, summary: 'Put something right', body: correction, response: { 200: dataAnswer } },
    },
    async (request) => {
      const { site, subject } = linkOf(request);
      return correct(context, site, subject, request.body);
    },
  );

  app.post(
    `${path}/withdraw`,
    {
      config,
      schema: { tags, summary: 'Take one’s consent back', body: noWords, response: { 200: dataAnswer } },
    },
    async (request) => {
      const { site, subject } = linkOf(request);
      return withdraw(context, site, subject);
    },
  );

  app.post(
    `${path}/delete`,
    {
      config,
      schema: { tags, summary: 'Have everything erased', body: noWords, response: { 200: dataAnswer } },
    },
    async (request) => {
      const { site, subject } = linkOf(request);
      return erase(context, site, subject);
    },
  );
};
