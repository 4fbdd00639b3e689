import { expect, test } from 'vitest';
import { mediumSite, ouyang, reservation } from '../../../support/visit/people.ts';
import { createStory } from '../../../support/visit/story.ts';

function insideWithBadge() {
  const story = createStory(mediumSite);
  story.world.found = { reservation };
  story.card(ouyang);
  story.touch('next', 'agree', 'confirm');
  story.touch('finish');
  story.card(ouyang);
  expect(story.screen().name).toBe('already-inside');
  return story;
}

test('a lost badge is printed again by staff, who are its actor, and never by the visitor alone', () => {
  const story = insideWithBadge();
  const before = story.prints.length;
  story.touch('reprint');
  expect(story.screen()).toMatchObject({ name: 'staff-sign-in', why: 'reprint' });
  expect(story.prints).toHaveLength(before);
  story.signIn();
  expect(story.screen().name).toBe('staff-badge');
  story.touch('confirm');
  expect(story.prints.at(-1)).toBe((story.prints.at(-2) ?? 0) + 1);
  expect(story.screen()).toMatchObject({ name: 'done', kind: 'checked-in' });
});

test('staff who only looked sign out by going back', () => {
  const story = insideWithBadge();
  const before = story.prints.length;
  story.touch('reprint');
  story.signIn();
  story.touch('cancel');
  expect(story.screen().name).toBe('home');
  expect(story.status().staff).toBeUndefined();
  expect(story.prints).toHaveLength(before);
});
