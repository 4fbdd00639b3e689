import { subjectOf } from '../../../domain/ledger/event.ts';
import { accountOf } from '../../access/guard.ts';
import { actorOf } from '../../access/who.ts';
import {
  correctAsked,
  deskCheckedOut,
  deskDetail as detailShape,
  revealAsked,
  revealed,
  visitParams,
} from '../../contract/reception.ts';
import { notFound } from '../../http/failure.ts';
import { readPeople } from '../../repositories/guard/visit-people.ts';
import { findVisit } from '../../repositories/guard/visits.ts';
import { commit } from '../../repositories/ledger/ledger.ts';
import { checkOutAtDesk, correctVisit } from '../../reception/change.ts';
import { deskDetail } from '../../reception/detail.ts';
import { deskVisits } from '../../reception/show.ts';
import type { Routes } from '../index.ts';
import { desk, deskReaders, path, tags } from './common.ts';

/** Enough for a busy desk; whoever reads a whole register in full is not at a desk. */
const revealPace = { max: 60, timeWindow: 60_000 };

/** One visit: read it, unmask it, let it end, put it right. */
export const deskVisitRoutes: Routes = (app, context) => {
  const { db } = context;

  app.get(
    `${path}/visits/:id`,
    {
      config: deskReaders,
      schema: {
        ...{ tags, summary: 'One visit with its history, masked' },
        ...{ params: visitParams, response: { 200: detailShape } },
      },
    },
    async (request) => {
      const account = accountOf(request);
      const row = await findVisit(db, account.site, request.params.id);
      if (!row || row.state === 'unknown') throw notFound();
      return deskDetail(db, account, row, context.now());
    },
  );

  app.post(
    `${path}/visits/:id/reveal`,
    {
      config: { ...deskReaders, rateLimit: revealPace },
      schema: {
        ...{ tags, summary: 'One visit, unmasked, for a purpose; the look is written down' },
        ...{ params: visitParams, body: revealAsked, response: { 200: revealed } },
      },
    },
    async (request) => {
      const account = accountOf(request);
      const { site } = account;
      const row = await findVisit(db, site, request.params.id);
      if (!row || row.state === 'unknown' || row.erased) throw notFound();
      const { purpose } = request.body;
      // Written down first: nobody has seen what no ledger knows of.
      await commit(context, site, actorOf(account), async (ledger) => {
        ledger.append('data.accessed', subjectOf('visit', row.id), { purpose, register: 'visits' });
      });
      const [person = { name: '' }] = await readPeople(db, site, [row]);
      const { name, idNumber, phone, company } = person;
      return {
        name,
        ...(idNumber !== undefined && { idNumber }),
        ...(phone !== undefined && { phone }),
        ...(company !== undefined && { company }),
      };
    },
  );

  app.post(
    `${path}/visits/:id/check-out`,
    {
      config: desk,
      schema: {
        ...{ tags, summary: 'Let somebody out at the desk' },
        ...{ params: visitParams, response: { 200: deskCheckedOut } },
      },
    },
    async (request) => {
      const account = accountOf(request);
      const { row, already } = await checkOutAtDesk(context, account, request.params.id);
      const [visit] = await deskVisits(db, account.site, [row], context.now());
      if (!visit) throw notFound();
      return { visit, already };
    },
  );

  app.post(
    `${path}/visits/:id/correct`,
    {
      config: desk,
      schema: {
        ...{ tags, summary: 'Put right what was written down about somebody' },
        ...{ params: visitParams, body: correctAsked, response: { 200: detailShape } },
      },
    },
    async (request) => {
      const account = accountOf(request);
      await correctVisit(context, account, request.params.id, request.body);
      const row = await findVisit(db, account.site, request.params.id);
      if (!row) throw notFound();
      return deskDetail(db, account, row, context.now());
    },
  );
};
