import { z } from 'zod';
import { subjectOf } from '../../../domain/ledger/event.ts';
import { accountOf } from '../../access/guard.ts';
import { actorOf } from '../../access/who.ts';
import { documentParams } from '../../contract/portal.ts';
import {
  decided,
  decisionAsked,
  reviewDetail,
  reviewList,
  reviewParams,
  reviewsQuery,
} from '../../contract/reviews.ts';
import { noWords } from '../../contract/own-data.ts';
import { sendFile } from '../../http/downloads.ts';
import { commit } from '../../repositories/ledger/ledger.ts';
import { cancelByStaff } from '../../reservations/cancel.ts';
import { decide } from '../../reservations/decide.ts';
import { download } from '../../reservations/documents.ts';
import { reviewOf, reviewPage, visibleReservation } from '../../reservations/review-view.ts';
import type { Routes } from '../index.ts';
import { reviewers } from './access.ts';

const tags = ['reviews'];
const path = '/api/v1/reviews';
const ofOne = `${path}/:id`;

/** Reviewing: the list, one request with its documents, the decision. */
export const decisionRoutes: Routes = (app, context) => {
  app.get(
    path,
    {
      config: reviewers,
      schema: {
        ...{ tags, summary: 'Requests for a visit', querystring: reviewsQuery },
        response: { 200: reviewList },
      },
    },
    async (request) => reviewPage(context, accountOf(request), request.query),
  );

  app.get(
    ofOne,
    {
      config: reviewers,
      schema: { tags, summary: 'One request', params: reviewParams, response: { 200: reviewDetail } },
    },
    async (request) => reviewOf(context, accountOf(request), request.params.id),
  );

  app.post(
    `${ofOne}/decision`,
    {
      config: reviewers,
      schema: {
        ...{ tags, summary: 'Approve, reject, or ask for more', params: reviewParams, body: decisionAsked },
        response: { 200: decided },
      },
    },
    async (request) => decide(context, accountOf(request), request.params.id, request.body),
  );

  app.post(
    `${ofOne}/cancel`,
    {
      config: reviewers,
      schema: {
        ...{ tags, summary: 'Call a visit off', params: reviewParams, body: noWords },
        response: { 200: reviewDetail },
      },
    },
    async (request) => {
      const account = accountOf(request);
      await cancelByStaff(context, account, request.params.id);
      return reviewOf(context, account, request.params.id);
    },
  );

  app.get(
    `${ofOne}/documents/:document`,
    {
      config: reviewers,
      schema: {
        ...{ tags, summary: 'A supporting document', params: reviewParams.extend(documentParams.shape) },
        response: { 200: z.any() },
      },
    },
    async (request, reply) => {
      const account = accountOf(request);
      const { id, document } = request.params;
      await visibleReservation(context, account, id);
      const file = await download(context, account.site, id, document);
      // Who opened whose papers is on record (R26).
      await commit(context, account.site, actorOf(account), async (ledger) =>
        ledger.append('data.accessed', subjectOf('reservation', id), {
          ...{ purpose: 'review', register: 'documents' },
        }),
      );
      return sendFile(reply, file);
    },
  );
};
