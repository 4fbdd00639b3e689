import { expect, test } from 'vitest';
import type { Setting } from '../../../../domain/visit/state.ts';
import { mediumSite, ouyang, reservation } from '../../../support/visit/people.ts';
import { createStory, type Story } from '../../../support/visit/story.ts';

const site: Setting = { ...mediumSite, feedback: true };

function checkedIn(story: Story): void {
  story.world.found = { reservation };
  story.card(ouyang);
  story.touch('next', 'agree', 'confirm');
  story.world.found = {};
}

function leaving(setting = site): Story {
  const story = createStory(setting);
  checkedIn(story);
  story.touch('finish');
  story.card(ouyang);
  story.touch('check-out');
  return story;
}

const ratings = (story: Story) => story.notes.filter(({ type }) => type === 'feedback.given');

test('whoever has checked out is told so and may rate with one touch each', () => {
  const story = leaving();
  expect(story.screen()).toEqual({ name: 'rate', question: 'convenience', left: true });
  expect(story.status().canGoBack).toBe(false);
  story.touch({ type: 'rate', score: 4 });
  expect(story.screen()).toMatchObject({ question: 'privacy' });
  story.touch({ type: 'rate', score: 5 });
  expect(story.screen()).toEqual({ name: 'done', kind: 'thank-you' });
  expect(ratings(story)).toEqual([{ type: 'feedback.given', convenience: 4, privacy: 5 }]);
});

test('a first answer can be taken back before the second is given', () => {
  const story = leaving();
  story.touch({ type: 'rate', score: 1 }, 'back', { type: 'rate', score: 3 }, { type: 'rate', score: 2 });
  expect(ratings(story)).toEqual([{ type: 'feedback.given', convenience: 3, privacy: 2 }]);
});

test.each([
  ['by a touch', (story: Story) => story.touch('finish')],
  ['by walking away', (story: Story) => story.wait(site.delays.rateMs)],
])('nobody has to rate: %s the kiosk is free again, and nothing is kept', (_, leave) => {
  const story = leaving();
  story.touch({ type: 'rate', score: 5 });
  leave(story);
  expect(story.screen().name).toBe('home');
  expect(ratings(story)).toEqual([]);
});

test('the next visitor does not wait for somebody else’s rating', () => {
  const story = leaving();
  story.card(ouyang);
  expect(story.screen().name).toBe('notice');
});

test('nothing of the visit is in the rating’s state', () => {
  const story = leaving();
  const state = JSON.stringify(story.state().step) + JSON.stringify(story.state().journey ?? {});
  expect(state).not.toContain(ouyang.name);
  expect(state).not.toContain('A001');
});

test('after checking in only whoever wants to is asked', () => {
  const story = createStory(site);
  checkedIn(story);
  expect(story.screen()).toMatchObject({ name: 'done', kind: 'checked-in', mayRate: true });
  story.touch('open-rating');
  expect(story.screen()).toEqual({ name: 'rate', question: 'convenience', left: false });
});

test('a site that asks for no ratings shows none', () => {
  const story = leaving(mediumSite);
  expect(story.screen()).toMatchObject({ name: 'done', kind: 'checked-out' });
  const arriving = createStory(mediumSite);
  checkedIn(arriving);
  expect(arriving.screen()).not.toHaveProperty('mayRate');
  arriving.touch('open-rating');
  expect(arriving.screen().name).toBe('done');
});

test('staff who check somebody out are not asked in their place', () => {
  const story = createStory(site);
  checkedIn(story);
  story.touch('finish', 'start-staff');
  story.signIn();
  story.touch('start-assisted');
  story.card(ouyang);
  expect(story.screen().name).toBe('already-inside');
  story.touch('check-out');
  expect(story.screen()).toMatchObject({ name: 'done', kind: 'checked-out' });
});
