import type { FastifyRequest } from 'fastify';
import { idOfSubject } from '../../../domain/ledger/event.ts';
import { failure, notFound } from '../../http/failure.ts';
import type { Site } from '../../site/site.ts';

/** Whom a visitor's link belongs to, as the gate let it in. */
export function linkOf(request: FastifyRequest): { readonly site: Site; readonly subject: string } {
  if (request.who.kind !== 'visitor') throw failure(401, 'link-expired');
  return request.who;
}

/** The reservation that a link opens; a link to a visit opens none. */
export function reservationOfLink(request: FastifyRequest): { readonly site: Site; readonly id: string } {
  const { site, subject } = linkOf(request);
  if (!subject.startsWith('reservation:')) throw notFound();
  return { site, id: idOfSubject(subject) };
}
