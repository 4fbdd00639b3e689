import { z } from 'zod';
import type { App } from '../../app.ts';
import { documentParams, ownReservation } from '../../contract/portal.ts';
import { sendFile } from '../../http/downloads.ts';
import { readUpload, takeUploads } from '../../http/uploads.ts';
import { attach, detach, download } from '../../reservations/documents.ts';
import { ownView } from '../../reservations/own-view.ts';
import type { Routes } from '../index.ts';
import { reservationOfLink } from './subject.ts';

const tags = ['portal'];
const path = '/api/v1/portal/reservation/documents';
const filePace = { max: 20, timeWindow: 60_000 };

/** Supporting documents of one's own reservation. In a scope of its own: no other route takes files. */
export const documentRoutes: Routes = async (app, context) => {
  await app.register(async (plain) => {
    const scope = plain as App;
    await takeUploads(scope);
    scope.post(
      path,
      {
        config: { access: 'visitor', rateLimit: filePace },
        schema: {
          tags,
          summary: 'Add a document: multipart with one part `file`',
          consumes: ['multipart/form-data'],
          response: { 200: ownReservation },
        },
      },
      async (request) => {
        const { site, id } = reservationOfLink(request);
        await attach(context, site, id, await readUpload(request));
        return ownView(context, site, id);
      },
    );
  });

  app.get(
    `${path}/:document`,
    {
      config: { access: 'visitor', rateLimit: filePace },
      schema: {
        tags,
        summary: 'One of one’s own documents',
        params: documentParams,
        response: { 200: z.any() },
      },
    },
    async (request, reply) => {
      const { site, id } = reservationOfLink(request);
      return sendFile(reply, await download(context, site, id, request.params.document));
    },
  );

  app.delete(
    `${path}/:document`,
    {
      config: { access: 'visitor', rateLimit: filePace },
      schema: {
        ...{ tags, summary: 'Take a document away', params: documentParams },
        response: { 200: ownReservation },
      },
    },
    async (request) => {
      const { site, id } = reservationOfLink(request);
      await detach(context, site, id, request.params.document);
      return ownView(context, site, id);
    },
  );
};
