import { expect, test } from 'vitest';
import type { VisitRecord } from '../../../../domain/visit/records.ts';
import type { BadgeDesk, BadgeOutcome } from '../../../../main/flow/badge-desk.ts';
import { createBadgeQueue } from '../../../../main/flow/badge-queue.ts';
import { settle } from '../../../support/fake-timers.ts';
import { mediumSite } from '../../../support/visit/people.ts';

/** A desk whose printer answers when it is told to. */
function slowDesk() {
  const begun: string[] = [];
  let answer: (outcome: BadgeOutcome) => void = () => undefined;
  const desk: BadgeDesk = {
    print(visit) {
      begun.push(visit.id);
      return new Promise((done) => (answer = done));
    },
  };
  return { desk, begun, answer: (outcome: BadgeOutcome) => answer(outcome) };
}

const badge = (id: string) =>
  [{ id } as unknown as VisitRecord, 1, mediumSite, { kind: 'visitor' } as const] as const;

test('one badge after another, each answered with what became of it', async () => {
  const { desk, begun, answer } = slowDesk();
  const queue = createBadgeQueue(desk);
  const outcomes: string[] = [];
  for (const id of ['a', 'b', 'c'])
    void queue.print(...badge(id)).then((outcome) => outcomes.push(id, outcome));
  await settle();
  expect(begun).toEqual(['a']);
  answer('printed');
  await settle();
  expect(begun).toEqual(['a', 'b']);
  answer('out-of-labels');
  await settle();
  answer('printed');
  await settle();
  expect(outcomes).toEqual(['a', 'printed', 'b', 'out-of-labels', 'c', 'printed']);
});

test('a stopped queue begins nothing more, so nothing is marked as being sent', async () => {
  const { desk, begun, answer } = slowDesk();
  const queue = createBadgeQueue(desk);
  for (const id of ['a', 'b']) void queue.print(...badge(id));
  await settle();
  queue.stop();
  answer('printed');
  await settle();
  void queue.print(...badge('c'));
  await settle();
  expect(begun).toEqual(['a']);
});
