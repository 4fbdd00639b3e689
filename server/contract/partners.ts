import { z } from 'zod';
import { dayShape, idShape, typed } from './shapes.ts';

// Long-term partners and daily workers (R04), under `/api/v1/enrolments`.

export const enrolmentCategories = ['long-term-partner', 'temporary-worker'] as const;

export const enrolmentBody = z.object({
  category: z.enum(enrolmentCategories),
  personName: typed(60),
  idNumber: typed(30),
  phone: typed(30).optional(),
  company: typed(80),
  hostId: idShape,
  from: dayShape,
  until: dayShape,
});
export type EnrolmentBody = z.infer<typeof enrolmentBody>;

export const enrolmentView = z.object({
  id: z.string(),
  category: z.enum(enrolmentCategories),
  /** Masked. */
  name: z.string(),
  company: z.string(),
  host: z.string(),
  from: z.string(),
  until: z.string(),
  /** The last day a worker renewed. */
  renewedOn: z.string().optional(),
  state: z.enum(['coming', 'running', 'ends-soon', 'over', 'ended']),
  inside: z.boolean(),
});
export type EnrolmentView = z.infer<typeof enrolmentView>;
export const enrolmentList = z.object({ items: z.array(enrolmentView) });
export const enrolmentParams = z.object({ id: idShape });
/** `PUT /enrolments/:id`: a longer or shorter time; another person is another enrolment. */
export const enrolmentChange = z.object({ until: dayShape });
export const enrolmentEnd = z.object({ reason: z.enum(['finished', 'company-request', 'misconduct']) });
/** `GET /enrolments/crew`: the daily workers and who tapped in today. */
export const crewView = z.object({
  day: z.string(),
  items: z.array(enrolmentView.extend({ inSince: z.int().optional(), leftAt: z.int().optional() })),
});
export type CrewView = z.infer<typeof crewView>;
