import { expect, test } from 'vitest';
import { guard, host, liYangben, mediumSite, ouyang, reservation } from '../../../support/visit/people.ts';
import { createStory, type Story } from '../../../support/visit/story.ts';

function openAssisted(): Story {
  const story = createStory(mediumSite);
  story.touch('start-staff');
  story.signIn();
  story.touch('start-assisted');
  return story;
}

test('staff fills in for the visitor; the record names the helper, what was filled in and what was skipped', () => {
  const story = openAssisted();
  expect(story.status()).toMatchObject({ assisted: true, staff: { code: guard.code } });
  story.touch('skip', { type: 'skip-because', reason: 'no-document' });
  expect(story.screen().name).toBe('notice');
  story.touch('agree');
  story.type('name', '钱老人');
  story.touch('next');
  story.touch('skip', { type: 'skip-because', reason: 'cannot-provide' });
  expect(story.screen()).toMatchObject({ field: 'host' });
  story.chooseHost(host);
  story.touch({ type: 'choose-purpose', key: 'meeting' }, 'next');
  story.touch('skip', { type: 'skip-because', reason: 'cannot-provide' });
  story.touch('confirm');

  expect(story.saved[0]).toMatchObject({
    identity: { kind: 'other', number: '', name: '钱老人', source: 'typed' },
    assistance: {
      helper: guard.id,
      filledIn: ['name', 'host', 'purpose', 'companions'],
      skipped: [
        { field: 'idNumber', reason: 'no-document' },
        { field: 'phone', reason: 'cannot-provide' },
        { field: 'expectedLeave', reason: 'cannot-provide' },
      ],
    },
  });
  // The helper is signed in, so the review is in front of them at once; it is still a decision of its own.
  expect(story.screen()).toMatchObject({
    name: 'staff-review',
    skipped: ['idNumber', 'phone', 'expectedLeave'],
  });
  story.touch('approve');
  expect(story.screen()).toMatchObject({ name: 'done', kind: 'checked-in' });
  story.touch('finish');
  expect(story.screen().name).toBe('staff-menu');
});

test('in assisted mode the card may be read as well, and finds the reservation', () => {
  const story = openAssisted();
  story.world.found = { reservation };
  story.card(ouyang);
  expect(story.screen().name).toBe('reservation');
  story.touch('next', 'agree', 'confirm');
  expect(story.saved[0]).toMatchObject({ route: 'reserved', assistance: { helper: guard.id } });
});

test('a visitor alone cannot skip what the policy requires', () => {
  const story = createStory(mediumSite);
  story.card(liYangben);
  expect(story.status().canSkip).toBe(false);
  story.touch('skip');
  expect(story.screen().name).toBe('notice');
});

test('staff who step away are signed out, and the half-filled form is wiped', () => {
  const story = openAssisted();
  story.card(liYangben);
  story.touch('agree');
  story.wait(mediumSite.delays.staffIdleMs);
  expect(story.status().idleWarning).toBeDefined();
  story.wait(mediumSite.delays.answerMs);
  expect(story.screen().name).toBe('home');
  expect(story.state()).not.toHaveProperty('staff');
  expect(story.notes).toContainEqual({ type: 'staff.signed-out', staffId: guard.id, by: 'idle' });
  expect(JSON.stringify(story.state())).not.toContain(liYangben.number);
});

test('a wrong PIN says so, wipes the PIN and keeps the staff number', () => {
  const story = createStory(mediumSite);
  story.touch('start-staff');
  story.signIn('000000');
  expect(story.screen()).toMatchObject({
    name: 'staff-sign-in',
    error: 'wrong',
    staffCode: guard.code,
    pinLength: 0,
  });
  story.type('pin', '2');
  expect(story.screen()).not.toHaveProperty('error');
});

test('a late or foreign answer to a sign-in is ignored', () => {
  const story = createStory(mediumSite);
  story.touch('start-staff');
  story.send({ type: 'staff-verified', ticket: 99, result: { verdict: 'ok', staff: guard } });
  expect(story.screen().name).toBe('staff-sign-in');
});

test('the PIN is never part of what the window is told', () => {
  const story = createStory(mediumSite);
  story.touch('start-staff');
  story.type('pin', '246810');
  expect(story.screen()).toMatchObject({ pinLength: 6 });
  expect(JSON.stringify(story.status())).not.toContain('246810');
});

test('the green channel is one touch, and everything left out is written down', () => {
  const story = createStory(mediumSite);
  story.touch('start-staff');
  story.signIn();
  story.touch('start-green-channel');
  expect(story.screen()).toMatchObject({ name: 'done', kind: 'checked-in' });
  expect(story.saved[0]).toMatchObject({ route: 'green-channel', category: 'emergency', wanted: 'check-in' });
  expect(story.saved[0]?.assistance?.skipped).toContainEqual({ field: 'name', reason: 'emergency' });
});

test('a guard who looks and goes back leaves the visitor waiting and is signed out', () => {
  const waiting = createStory({ ...mediumSite, riskTier: 'high' });
  waiting.world.found = { reservation };
  waiting.card(ouyang);
  waiting.touch('next', 'agree', 'confirm', 'start-staff');
  waiting.signIn();
  waiting.touch('back');
  expect(waiting.screen().name).toBe('face');
  expect(waiting.state().staff).toBeUndefined();
});
