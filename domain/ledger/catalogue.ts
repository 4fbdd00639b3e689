import type { z } from 'zod';
import { accessFacts } from './catalogue/access.ts';
import { houseFacts } from './catalogue/house.ts';
import { peopleFacts } from './catalogue/people.ts';
import { reservationFacts } from './catalogue/reservations.ts';
import { screeningFacts } from './catalogue/screening.ts';
import { visitFacts } from './catalogue/visits.ts';
import type { Subject } from './event.ts';

/** Every type of event and what its `data` may hold. An unknown key is refused, so nothing slips in beside the schema. */
export const catalogue = {
  ...visitFacts,
  ...reservationFacts,
  ...peopleFacts,
  ...screeningFacts,
  ...accessFacts,
  ...houseFacts,
} as const;

export type FactType = keyof typeof catalogue;
export type FactData<T extends FactType> = z.infer<(typeof catalogue)[T]>;

/** A fact before it becomes an event: the journal adds node, sequence, clock and hash. */
export interface Fact<T extends FactType = FactType> {
  readonly type: T;
  readonly subject: Subject;
  readonly data: FactData<T>;
}

/**
 * What is wrong with `data`, naming the members but never their values, or `undefined` when it fits the catalogue.
 */
export function flawInData(type: FactType, data: unknown): string | undefined {
  const checked = catalogue[type].safeParse(data);
  if (checked.success) return undefined;
  return checked.error.issues.map((issue) => `${issue.path.join('.') || 'data'}: ${issue.code}`).join(', ');
}
