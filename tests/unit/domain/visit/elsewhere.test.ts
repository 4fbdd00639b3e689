import { expect, test } from 'vitest';
import type { Instant } from '../../../../domain/kernel/time.ts';
import { after, minutes } from '../../../../domain/kernel/time.ts';
import type { VisitId } from '../../../../domain/kernel/brand.ts';
import {
  faceSite,
  highSite,
  lowSite,
  mediumSite,
  ouyang,
  reservation,
} from '../../../support/visit/people.ts';
import { measured } from '../../../support/visit/face-track.ts';
import { createStory, type Story } from '../../../support/visit/story.ts';

function waiting(setting = highSite): Story {
  const story = createStory(setting);
  story.world.found = { reservation };
  story.card(ouyang);
  story.touch('next', 'agree', 'confirm');
  return story;
}

function waitingId(story: Story): VisitId {
  const [visit] = story.world.visits.values();
  if (!visit) throw new Error('nothing was saved');
  return visit.id;
}

const decide = (story: Story, decision: 'approved' | 'rejected') =>
  story.send({ type: 'visit-decided-elsewhere', visitId: waitingId(story), decision });

test('approved on a handheld: the waiting visitor gets the badge without a touch', () => {
  const story = waiting();
  expect(story.screen().name).toBe('face');
  decide(story, 'approved');
  expect(story.screen()).toMatchObject({ name: 'done', kind: 'checked-in' });
  expect(story.prints).toEqual([1]);
});

test('rejected on a handheld: the visitor is asked to the desk, and no reason is given', () => {
  const story = waiting();
  decide(story, 'rejected');
  expect(story.screen()).toMatchObject({ name: 'done', kind: 'see-staff' });
  expect(story.prints).toEqual([]);
});

test.each([
  ['while a guard signs in', ['start-staff']],
  ['while a guard looks', ['start-staff', 'sign']],
  ['while a guard rejects', ['start-staff', 'sign', 'same-person', 'reject']],
] as const)('approved on a handheld %s here: it goes on', (_when, steps) => {
  const story = waiting({ ...highSite, policy: { ...highSite.policy, walkInReview: 'guard' } });
  for (const step of steps) {
    if (step === 'sign') story.signIn();
    else story.touch(step);
  }
  decide(story, 'approved');
  expect(story.screen()).toMatchObject({ name: 'done', kind: 'checked-in' });
  story.touch('finish');
  expect(story.state().staff).toBeUndefined();
});

test('approved while the visitor stands before the camera: it goes on, and the camera’s late answer is ignored', () => {
  const story = createStory(faceSite);
  story.send({ type: 'camera-health', health: 'ready' });
  story.world.found = { reservation };
  story.card(ouyang, true);
  story.touch('next', 'agree', 'use-camera');
  const { step } = story.state();
  if (step.name !== 'face-check') throw new Error('nobody before the camera');
  decide(story, 'approved');
  expect(story.screen().name).toBe('done');
  story.send({
    type: 'face-result',
    ticket: step.ticket,
    outcome: measured(0.3, story.world.face.challenge),
  });
  expect(story.screen().name).toBe('done');
  expect(story.checks).toEqual([]);
});

test('approved after the visitor went to the desk: checked in, and the badge waits in the list', () => {
  const story = waiting();
  story.touch('cancel', 'finish');
  expect(story.screen().name).toBe('home');
  decide(story, 'approved');
  expect(story.screen().name).toBe('home');
  expect(story.prints).toEqual([]);
  expect(story.world.visits.get(waitingId(story))).toMatchObject({ state: 'inside' });
  story.touch('start-staff');
  story.signIn();
  expect(story.screen()).toMatchObject({ name: 'staff-menu', reviews: 0, badges: 1 });
});

test('decided elsewhere while staff have the list open: it leaves the list, and the menu counts anew', () => {
  const story = waiting();
  story.touch('cancel', 'finish', 'start-staff');
  story.signIn();
  story.touch('open-reviews');
  expect(story.screen()).toMatchObject({ items: [{ id: waitingId(story) }] });
  decide(story, 'approved');
  expect(story.screen()).toMatchObject({ name: 'staff-reviews', items: [] });
  story.touch('back');
  expect(story.screen()).toMatchObject({ name: 'staff-menu', reviews: 0, badges: 1 });
});

test('whoever is on the watchlist sees the same waiting screen as everybody, with no hint', () => {
  const story = createStory(lowSite);
  story.world.found = { reservation };
  story.world.listed = true;
  story.card(ouyang);
  story.touch('next', 'agree', 'confirm');
  expect(story.screen()).toEqual({ name: 'review', since: story.now(), escalated: false });
  expect(JSON.stringify(story.status())).not.toMatch(/held|watchlist|hold/);
});

test('a guard decides on a held visit with a reason, and reads neither who nor why', () => {
  const story = createStory(mediumSite);
  story.world.found = { reservation };
  story.world.listed = true;
  story.card(ouyang);
  story.touch('next', 'agree', 'confirm', 'start-staff');
  story.signIn();
  expect(story.screen()).toMatchObject({ name: 'staff-review', held: true });
  expect(JSON.stringify(story.screen())).not.toContain('watchlist');
  story.touch('approve');
  expect(story.screen().name).toBe('staff-release');
  story.touch('back');
  expect(story.screen().name).toBe('staff-review');
  story.touch('approve', { type: 'release-because', reason: 'supervisor-agreed' });
  expect(story.screen()).toMatchObject({ name: 'done', kind: 'checked-in' });
});

test('a match of the face lets no held visitor in', () => {
  const story = createStory(faceSite);
  story.send({ type: 'camera-health', health: 'ready' });
  story.world.found = { reservation };
  story.world.listed = true;
  story.card(ouyang, true);
  story.touch('next', 'agree', 'use-camera');
  story.faceResult(measured(0.3, story.world.face.challenge));
  expect(story.checks).toMatchObject([{ verdict: 'match' }]);
  expect(story.screen().name).toBe('review');
  expect(story.prints).toEqual([]);
});

test('a hold that comes while a guard has the visit open asks for the reason all the same', () => {
  const story = waiting();
  story.touch('start-staff');
  story.signIn();
  story.send({ type: 'visit-held', visitId: waitingId(story), by: 'verifier' });
  story.touch('same-person');
  expect(story.screen()).toMatchObject({ name: 'staff-review', held: true });
  story.touch('approve', { type: 'release-because', reason: 'escorted' });
  expect(story.screen().name).toBe('done');
});

test('an emergency goes through although the person is listed', () => {
  const story = createStory(mediumSite);
  story.world.listed = true;
  story.touch('start-staff');
  story.signIn();
  story.touch('start-green-channel');
  expect(story.screen()).toMatchObject({ name: 'done', kind: 'checked-in' });
});

const link = (state: 'online' | 'offline', since: Instant) =>
  ({ type: 'site-link', link: { state, since, dataAt: since, pending: 3 } }) as const;

test('staff see how old the data is, and an alert after two minutes; visitors see nothing', () => {
  const story = createStory(mediumSite);
  const { link: _alone, ...before } = story.status() as { link?: unknown };
  story.send(link('offline', story.now()));
  expect({ ...story.status(), revision: 1 }).toEqual(before);

  story.touch('start-staff');
  story.signIn();
  expect(story.screen()).toMatchObject({
    ...{ name: 'staff-menu', alerts: [], link: { state: 'offline', pending: 3 } },
  });
  story.send(link('offline', after(story.now(), -minutes(2))));
  expect(story.screen()).toMatchObject({ alerts: [{ key: 'sync.offline' }] });
  const { link: stranger } = link('offline', after(story.now(), -minutes(2)));
  story.send({ type: 'site-link', link: { ...stranger, isStranger: true } });
  expect(story.screen()).toMatchObject({ alerts: [{ key: 'sync.stranger' }] });
  story.send(link('online', story.now()));
  expect(story.screen()).toMatchObject({ alerts: [], link: { state: 'online' } });
});

test('new rules of the site wait for the visitor to leave, and reach staff between two visits', () => {
  const story = createStory(mediumSite);
  story.card(ouyang);
  story.send({ type: 'setting-changed', setting: highSite });
  expect(story.state().setting.riskTier).toBe('medium');
  story.touch('decline');
  expect(story.state().setting.riskTier).toBe('high');

  story.touch('start-staff');
  story.signIn();
  story.send({ type: 'setting-changed', setting: lowSite });
  expect(story.status().site.riskTier).toBe('low');
  story.touch('start-green-channel');
  story.send({ type: 'setting-changed', setting: mediumSite });
  expect(story.status().site.riskTier).toBe('low');
  story.touch('finish');
  expect(story.screen().name).toBe('staff-menu');
  expect(story.status().site.riskTier).toBe('medium');
});
