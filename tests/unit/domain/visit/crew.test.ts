import { expect, test } from 'vitest';
import { minutes, type LocalDay } from '../../../../domain/kernel/time.ts';
import type { VisitRecord } from '../../../../domain/visit/records.ts';
import {
  guard,
  highSite,
  liYangben,
  mediumSite,
  monday,
  ouyang,
  worker,
} from '../../../support/visit/people.ts';
import { createStory, type Story } from '../../../support/visit/story.ts';

const asLi = { ...worker, idNumber: liYangben.number, personName: liYangben.name };

function openCrew(setting = mediumSite): Story {
  const story = createStory(setting);
  story.touch('start-staff');
  story.signIn();
  story.touch('open-crew');
  story.world.found = { enrolment: asLi };
  return story;
}

const crewOf = (story: Story) => {
  const screen = story.screen();
  if (screen.name !== 'crew') throw new Error(`the screen is ${screen.name}`);
  return screen;
};

test('a card is all it takes: the day is renewed, the worker is in, the badge is queued and the next card may come', () => {
  const story = openCrew();
  story.card(liYangben);
  expect(crewOf(story)).toMatchObject({
    busy: false,
    last: { outcome: 'in', maskedName: '李*本', badgeNumber: 'A001' },
    counts: { in: 1, out: 0, refused: 0 },
  });
  expect(story.saved).toEqual([
    expect.objectContaining({
      route: 'enrolled',
      category: 'temporary-worker',
      enrolmentId: worker.id,
      renewsDay: monday,
      wanted: 'check-in',
    }),
  ]);
  expect(story.saved[0]).not.toHaveProperty('consent');
  expect(story.cues.at(-1)).toBe('done');
});

test('the printer holds nobody up: the next card is taken while the first badge waits', () => {
  const story = openCrew();
  story.world.holds.add('queue-badge');
  story.card(liYangben);
  story.world.found = { enrolment: { ...asLi, id: 'e-9' as never } };
  story.card(ouyang);
  expect(crewOf(story)).toMatchObject({ counts: { in: 2 }, printing: 2, unprinted: 0 });
  story.world.printer = 'out-of-labels';
  story.answerHeld();
  expect(crewOf(story)).toMatchObject({ printing: 0, unprinted: 2, problem: 'out-of-labels' });
  story.card(ouyang);
  expect(crewOf(story).last?.outcome).toBe('already-in');
});

test('a second card of the same person checks nobody out until staff have turned the screen round', () => {
  const story = openCrew();
  story.card(liYangben);
  story.card(liYangben);
  expect(crewOf(story)).toMatchObject({
    last: { outcome: 'already-in' },
    counts: { in: 1, out: 0, refused: 1 },
  });
  story.touch({ type: 'turn-crew', direction: 'out' });
  expect(crewOf(story)).not.toHaveProperty('last');
  story.card(liYangben);
  expect(crewOf(story)).toMatchObject({ last: { outcome: 'out' }, counts: { in: 1, out: 1 } });
  story.card(liYangben);
  expect(crewOf(story).last?.outcome).toBe('not-in');
});

test.each([
  ['not-enrolled', {}],
  ['expired', { enrolmentEnded: true }],
  ['register', { enrolment: { ...asLi, noticeVersion: 'n0' } }],
] as const)('%s: the card is answered, and nothing is saved', (outcome, found) => {
  const story = openCrew();
  story.world.found = found;
  story.card(liYangben);
  expect(crewOf(story).last).toEqual({ outcome, maskedName: '李*本' });
  expect(story.saved).toEqual([]);
  expect(story.prints).toEqual([]);
});

test('a child is registered on the normal screen, where a guardian agrees', () => {
  const story = openCrew();
  story.card({ ...liYangben, birthDate: '2015-01-01' as LocalDay });
  expect(crewOf(story).last?.outcome).toBe('register');
});

// The same words for a hold, an expired document and a tier that wants a look: nobody learns which.
test('whoever a person must decide on is sent to the guard, once, and is not let in', () => {
  const story = openCrew(highSite);
  story.card(liYangben);
  expect(crewOf(story)).toMatchObject({ last: { outcome: 'see-guard' }, counts: { in: 0 }, printing: 0 });
  story.card(liYangben);
  expect(crewOf(story).last?.outcome).toBe('see-guard');
  expect(story.saved).toHaveLength(1);
  expect(story.prints).toEqual([]);
});

test('a visitor of the house does not leave with the crew', () => {
  const story = openCrew();
  const inside = { id: 'v-x', route: 'reserved', state: 'inside', name: liYangben.name } as VisitRecord;
  story.world.found = { inside };
  story.touch({ type: 'turn-crew', direction: 'out' });
  story.card(liYangben);
  expect(crewOf(story).last?.outcome).toBe('not-enrolled');
});

test('a card that cannot be read and a ledger that cannot be written are told, and the same card may try again', () => {
  const story = openCrew();
  story.send({ type: 'card-found' });
  expect(crewOf(story).busy).toBe(true);
  story.send({ type: 'card-failed', problem: 'unreadable' });
  expect(crewOf(story).last).toEqual({ outcome: 'unreadable' });
  story.world.storage = 'disk-full';
  story.card(liYangben);
  expect(crewOf(story).last?.outcome).toBe('not-saved');
  story.world.storage = 'works';
  story.card(liYangben);
  expect(crewOf(story).last?.outcome).toBe('in');
});

test('a reader that says nothing more of its card is not waited for', () => {
  const story = openCrew();
  story.send({ type: 'card-found' });
  story.wait(mediumSite.delays.readMs);
  expect(crewOf(story)).toMatchObject({ busy: false, last: { outcome: 'unreadable' } });
});

test('ten minutes without a card sign staff out; each card begins them anew', () => {
  const story = openCrew();
  story.wait(minutes(9));
  story.card(liYangben);
  story.wait(minutes(9));
  expect(story.screen().name).toBe('crew');
  story.wait(minutes(1));
  expect(story.screen().name).toBe('home');
  expect(story.notes).toContainEqual({ type: 'staff.signed-out', staffId: guard.id, by: 'idle' });
  expect(JSON.stringify(story.state())).not.toContain('李');
});

test('ending it leads to the first screen, not to a menu that whoever stands there could use', () => {
  const story = openCrew();
  story.card(liYangben);
  story.touch('finish');
  expect(story.screen().name).toBe('home');
  expect(story.state().staff).toBeUndefined();
});

test('a tier that is raised meanwhile counts from the next card on', () => {
  const story = openCrew();
  story.send({ type: 'setting-changed', setting: highSite });
  story.card(liYangben);
  expect(crewOf(story).last?.outcome).toBe('see-guard');
});
