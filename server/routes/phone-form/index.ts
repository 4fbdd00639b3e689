import type { FastifyRequest } from 'fastify';
import { after } from '../../../domain/kernel/time.ts';
import { idOfSubject } from '../../../domain/ledger/event.ts';
import {
  phoneAnswersAsked,
  phoneFormOpened,
  phoneFormShown,
  ticketAsked,
} from '../../contract/phone-form.ts';
import type { PhoneFormShown } from '../../contract/phone-form.ts';
import type { ServerContext } from '../../context.ts';
import { failure, notFound } from '../../http/failure.ts';
import { findForm, formLastsMs, sendForm, type PhoneFormRow } from '../../repositories/phone-forms.ts';
import type { Site } from '../../site/site.ts';
import type { Routes } from '../index.ts';
import { linkOf } from '../portal/subject.ts';
import { checkAnswers } from './check-answers.ts';
import { openByTicket } from './open-by-ticket.ts';

const path = '/api/v1/portal/form';
const tags = ['phone form'];
/** A lobby full of phones comes by one address; whoever tries tickets does so all day. */
const openPace = { max: 30, timeWindow: 60_000 };
const pace = { max: 60, timeWindow: 60_000 };

/** The short form on the visitor's phone (R17): opened by the kiosk's code, sent to that kiosk and to nobody else. */
export const phoneFormRoutes: Routes = (app, context) => {
  app.post(
    path,
    {
      config: { access: 'public', rateLimit: openPace },
      schema: {
        ...{ tags, summary: 'Open a form with the code of a kiosk', body: ticketAsked },
        response: { 200: phoneFormOpened },
      },
    },
    async (request) => openByTicket(context, request.body.ticket),
  );

  const config = { access: 'visitor', rateLimit: pace } as const;
  app.get(
    path,
    { config, schema: { tags, summary: 'What became of it', response: { 200: phoneFormShown } } },
    async (request) => {
      const { form } = await formOf(context, request);
      return shown(context, form);
    },
  );

  app.put(
    path,
    {
      config,
      schema: {
        ...{ tags, summary: 'Send it to the kiosk', body: phoneAnswersAsked },
        response: { 200: phoneFormShown },
      },
    },
    async (request) => {
      const { site, form } = await formOf(context, request);
      // A page that did not hear the answer sends once more.
      if (form.state === 'sent' || form.state === 'saved') return shown(context, form);
      const answers = await checkAnswers(context, site, request.body);
      if (!(await sendForm(context, site, form.id, answers))) throw failure(409, 'form-over');
      context.bus.changed(site.id, [`forms:${form.node}`]);
      return shown(context, { ...form, state: 'sent' });
    },
  );
};

/** The form that the request's token belongs to; a link to anything else opens none. */
async function formOf(
  context: ServerContext,
  request: FastifyRequest,
): Promise<{ readonly site: Site; readonly form: PhoneFormRow }> {
  const { site, subject } = linkOf(request);
  const form = subject.startsWith('form:')
    ? await findForm(context.db, site, idOfSubject(subject))
    : undefined;
  if (!form) throw notFound();
  return { site, form };
}

function shown(context: ServerContext, { id, state, createdAt }: PhoneFormRow): PhoneFormShown {
  const until = after(createdAt, formLastsMs);
  // The job comes by once a minute; the visitor need not wait for it.
  const isOver = until <= context.now() && (state === 'opened' || state === 'sent');
  return { id, until, state: isOver ? 'expired' : state };
}
