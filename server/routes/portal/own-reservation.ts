import { instant } from '../../../domain/kernel/time.ts';
import {
  cancelAsked,
  ownReservation,
  reservationAsked,
  reservationChange,
  reservationMade,
} from '../../contract/portal.ts';
import { reservationLink } from '../../notifications/links.ts';
import { cancelByVisitor } from '../../reservations/cancel.ts';
import { changeReservation } from '../../reservations/change.ts';
import { ownView } from '../../reservations/own-view.ts';
import { reserve } from '../../reservations/request.ts';
import type { Routes } from '../index.ts';
import { siteNamed } from './site.ts';
import { reservationOfLink } from './subject.ts';

const tags = ['portal'];
const path = '/api/v1/portal/reservation';
/** A whole school class behind one address sends its forms in a minute; a flood does not get far. */
const formPace = { max: 40, timeWindow: 60_000 };

/** A visitor's own reservation: asked for, looked at, changed, called off. */
export const ownReservationRoutes: Routes = (app, context) => {
  app.post(
    '/api/v1/portal/reservations',
    {
      config: { access: 'public', rateLimit: formPace },
      schema: {
        ...{ tags, summary: 'Ask for a visit, alone or as a group', body: reservationAsked },
        response: { 200: reservationMade },
      },
    },
    async (request) => {
      const site = siteNamed(context, request.body.site);
      const { id, until } = await reserve(context, site, request.body);
      return {
        reservation: await ownView(context, site, id),
        link: reservationLink(context, site, id, until),
      };
    },
  );

  app.get(
    path,
    {
      config: { access: 'visitor' },
      schema: { tags, summary: 'How one’s reservation stands', response: { 200: ownReservation } },
    },
    async (request) => {
      const { site, id } = reservationOfLink(request);
      return ownView(context, site, id);
    },
  );

  app.patch(
    path,
    {
      config: { access: 'visitor', rateLimit: formPace },
      schema: {
        ...{ tags, summary: 'Change it, answer the host, or fill in an invitation', body: reservationChange },
        response: { 200: reservationMade },
      },
    },
    async (request) => {
      const { site, id } = reservationOfLink(request);
      await changeReservation(context, site, id, request.body);
      const reservation = await ownView(context, site, id);
      // A later visit needs a link that lasts as long.
      return { reservation, link: reservationLink(context, site, id, instant(reservation.until)) };
    },
  );

  app.post(
    `${path}/cancel`,
    {
      config: { access: 'visitor', rateLimit: formPace },
      schema: { tags, summary: 'Call it off', body: cancelAsked, response: { 200: ownReservation } },
    },
    async (request) => {
      const { site, id } = reservationOfLink(request);
      await cancelByVisitor(context, site, id, request.body.wholeGroup);
      return ownView(context, site, id);
    },
  );
};
