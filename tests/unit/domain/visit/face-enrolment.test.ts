import { expect, test } from 'vitest';
import type { LocalDay } from '../../../../domain/kernel/time.ts';
import type { Enrolment } from '../../../../domain/visit/records.ts';
import type { Setting } from '../../../../domain/visit/state.ts';
import { measured, trackOf } from '../../../support/visit/face-track.ts';
import { faceSite, ouyang, partner, worker } from '../../../support/visit/people.ts';
import { createStory, type Story } from '../../../support/visit/story.ts';

const asked = ['turn-left', 'nod'] as const;
const match = measured(0.3, asked);

function welcomed(enrolment: Enrolment, hasPortrait = true, site: Setting = faceSite): Story {
  const story = createStory(site);
  story.send({ type: 'camera-health', health: 'ready' });
  story.world.found = { enrolment: { ...enrolment, noticeVersion: 'n1' } };
  story.card({ ...ouyang, number: enrolment.idNumber }, hasPortrait);
  return story;
}

test('a long-term partner has a face kept: own consent, and only after the card picture says it is theirs', () => {
  const story = welcomed(partner);
  expect(story.screen()).toMatchObject({ name: 'welcome-back', face: 'may-enrol' });
  story.touch('open-face-enrolment');
  expect(story.screen().name).toBe('face-enrol');
  story.touch('use-camera');
  expect(story.screen()).toMatchObject({ name: 'face-check', enrolling: true });
  story.faceResult(match);
  expect(story.screen()).toEqual({ name: 'face-stored', outcome: 'enrolled' });
  story.touch('next');
  expect(story.screen()).toMatchObject({ name: 'welcome-back', face: 'enrolled' });
  expect(story.saved).toEqual([]);
});

test('a stranger with a borrowed card enrols nothing', () => {
  const story = welcomed(partner);
  story.touch('open-face-enrolment', 'use-camera');
  story.faceResult(measured(0.7, asked));
  story.touch('retry');
  story.faceResult(measured(0.45, asked));
  expect(story.screen()).toEqual({ name: 'face-stored', outcome: 'not-matched' });
  story.touch('finish');
  expect(story.screen()).toMatchObject({ name: 'welcome-back', face: 'may-enrol' });
});

test('the enrolled face is what the camera compares with, also where the reader brings no picture', () => {
  const story = welcomed({ ...partner, faceEnrolled: true }, false);
  story.world.face.reference = 'enrolled';
  story.touch('next');
  expect(story.screen()).toMatchObject({ name: 'face-choice', reference: 'enrolled' });
  story.touch('use-camera');
  story.faceResult(match);
  expect(story.checks).toMatchObject([{ verdict: 'match', reference: 'enrolled' }]);
  expect(story.screen()).toMatchObject({ name: 'done', kind: 'checked-in' });
});

test('withdrawing takes two touches and is asked once', () => {
  const story = welcomed({ ...partner, faceEnrolled: true });
  story.touch('open-face-withdrawal');
  expect(story.screen().name).toBe('face-withdraw');
  story.touch('withdraw-face');
  expect(story.screen()).toEqual({ name: 'face-stored', outcome: 'withdrawn' });
  story.touch('next');
  expect(story.screen()).toMatchObject({ name: 'welcome-back', face: 'may-enrol' });
});

test('a withdrawal that cannot be written says so and is tried again', () => {
  const story = welcomed({ ...partner, faceEnrolled: true });
  story.world.storage = 'disk-full';
  story.touch('open-face-withdrawal', 'withdraw-face');
  expect(story.screen().name).toBe('save-problem');
  story.world.storage = 'works';
  story.touch('retry');
  expect(story.screen()).toEqual({ name: 'face-stored', outcome: 'withdrawn' });
});

test('nobody is pressed: without a picture to vouch, with a full store, or as a day worker there is no offer', () => {
  expect(welcomed(partner, false).screen()).not.toHaveProperty('face');
  expect(welcomed(worker).screen()).not.toHaveProperty('face');
  expect(
    welcomed(partner, true, { ...faceSite, face: { ...faceSite.face, enrolment: false } }).screen(),
  ).not.toHaveProperty('face');
  const full = welcomed(partner);
  full.send({ type: 'face-stock', stock: 'full' });
  expect(full.screen()).not.toHaveProperty('face');
  full.touch('open-face-enrolment');
  expect(full.screen().name).toBe('welcome-back');
});

test('a child’s face is never kept', () => {
  const story = createStory(faceSite);
  story.send({ type: 'camera-health', health: 'ready' });
  story.world.found = { enrolment: { ...partner, noticeVersion: 'n1' } };
  story.card({ ...ouyang, number: partner.idNumber, birthDate: '2015-05-05' as LocalDay }, true);
  expect(story.screen()).toMatchObject({ name: 'welcome-back' });
  expect(story.screen()).not.toHaveProperty('face');
  story.touch('open-face-enrolment');
  expect(story.screen().name).toBe('welcome-back');
});

test('who types somebody’s number learns nothing of a stored face and erases none, unless staff stand by', () => {
  const typed = { ...ouyang, number: partner.idNumber, source: 'typed' } as const;
  const enrolment = { ...partner, noticeVersion: 'n1', faceEnrolled: true };
  const alone = createStory(faceSite);
  alone.send({ type: 'camera-health', health: 'ready' });
  alone.world.found = { enrolment };
  alone.card(typed);
  expect(alone.screen()).toMatchObject({ name: 'welcome-back' });
  expect(alone.screen()).not.toHaveProperty('face');
  alone.touch('open-face-withdrawal');
  expect(alone.screen().name).toBe('welcome-back');

  const assisted = createStory(faceSite);
  assisted.touch('start-staff');
  assisted.signIn();
  assisted.touch('start-assisted');
  assisted.world.found = { enrolment };
  assisted.card(typed);
  assisted.touch('open-face-withdrawal');
  expect(assisted.screen().name).toBe('face-withdraw');
});

test('the store fills up between the question and the answer', () => {
  const story = welcomed(partner);
  story.world.face.enrols = 'full';
  story.touch('open-face-enrolment', 'use-camera');
  story.faceResult(match);
  expect(story.screen()).toEqual({ name: 'face-stored', outcome: 'full' });
});

test('at the desk staff vouch for the person where the reader brings no picture', () => {
  const story = createStory(faceSite);
  story.send({ type: 'camera-health', health: 'ready' });
  story.touch('start-staff');
  story.signIn();
  story.touch('start-assisted');
  story.world.found = { enrolment: { ...partner, noticeVersion: 'n1' } };
  story.card({ ...ouyang, number: partner.idNumber });
  expect(story.screen()).toMatchObject({ name: 'welcome-back', face: 'may-enrol' });
  delete story.world.face.reference;
  story.touch('open-face-enrolment', 'use-camera');
  story.faceResult({ kind: 'taken', frames: 5, track: trackOf(asked) });
  expect(story.screen()).toEqual({ name: 'face-stored', outcome: 'enrolled' });
});

test('without staff there is nothing to enrol where nothing vouches for the person', () => {
  const story = welcomed(partner);
  delete story.world.face.reference;
  story.touch('open-face-enrolment', 'use-camera');
  expect(story.screen()).toEqual({ name: 'face-stored', outcome: 'not-finished' });
});

/** A partner beside whom staff stand, and whose card brought its picture. */
function withStaff(): Story {
  const story = createStory(faceSite);
  story.send({ type: 'camera-health', health: 'ready' });
  story.touch('start-staff');
  story.signIn();
  story.touch('start-assisted');
  story.world.found = { enrolment: { ...partner, noticeVersion: 'n1' } };
  story.card({ ...ouyang, number: partner.idNumber }, true);
  story.touch('open-face-enrolment', 'use-camera');
  return story;
}

test('staff vouch for what the machine is not sure of, and not for what it takes for somebody else', () => {
  const unsure = withStaff();
  unsure.faceResult(measured(0.45, asked));
  expect(unsure.screen()).toEqual({ name: 'face-stored', outcome: 'enrolled' });

  const stranger = withStaff();
  stranger.faceResult(measured(0.7, asked));
  stranger.touch('retry');
  stranger.faceResult(measured(0.7, asked));
  expect(stranger.screen()).toEqual({ name: 'face-stored', outcome: 'not-matched' });
});

test('a card picture that cannot be used leaves nothing to keep, with staff or without', () => {
  const story = withStaff();
  story.faceResult({ kind: 'failed', why: 'reference-unusable' });
  expect(story.screen()).toEqual({ name: 'face-stored', outcome: 'not-finished' });
});

test('where a guard confirms every match, nobody enrols without staff', () => {
  const site = { ...faceSite, face: { ...faceSite.face, onMatch: 'guard-confirms' as const } };
  expect(welcomed(partner, true, site).screen()).not.toHaveProperty('face');
});
