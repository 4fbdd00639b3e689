import { expect, test } from 'vitest';
import type { LocalDay } from '../../../../domain/kernel/time.ts';
import { seconds } from '../../../../domain/kernel/time.ts';
import { defaultDelays } from '../../../../domain/visit/delays.ts';
import type { Setting } from '../../../../domain/visit/state.ts';
import { measured, trackOf } from '../../../support/visit/face-track.ts';
import { faceSite, highSite, mediumSite, ouyang, reservation } from '../../../support/visit/people.ts';
import { createStory, type Story } from '../../../support/visit/story.ts';

const asked = ['turn-left', 'nod'] as const;
const match = measured(0.3, asked);
const unsure = measured(0.45, asked);
const stranger = measured(0.8, asked);

/** A reserved visitor whose card brought its picture, at the question whether by camera or by a person. */
function atChoice(site: Setting = faceSite): Story {
  const story = createStory(site);
  story.send({ type: 'camera-health', health: 'ready' });
  story.world.found = { reservation };
  story.card(ouyang, true);
  story.touch('next', 'agree');
  return story;
}

function beforeCamera(site?: Setting): Story {
  const story = atChoice(site);
  story.touch('use-camera');
  return story;
}

test('a reserved visitor is inside after three touches and a match; the consent is a record of its own', () => {
  const story = atChoice();
  expect(story.screen()).toMatchObject({ name: 'face-choice', guardian: false, reference: 'chip' });
  story.touch('use-camera');
  expect(story.screen()).toMatchObject({ name: 'face-check', attempt: 1, challenge: asked });
  story.faceResult(match);
  expect(story.screen()).toMatchObject({ name: 'done', kind: 'checked-in' });
  expect(story.saved[0]).toMatchObject({
    wanted: 'review',
    faceConsent: { noticeVersion: 'f1', guardian: false },
  });
  expect(story.checks).toEqual([{ verdict: 'match', reference: 'chip', rule: 'raw', attempts: 1 }]);
});

test('the way without a camera is one touch at the question, before the camera and after it', () => {
  const declined = atChoice();
  declined.touch('without-camera');
  expect(declined.screen().name).toBe('face');
  expect(declined.saved[0]).toMatchObject({ faceDeclined: true });
  expect(declined.checks).toEqual([]);

  const during = beforeCamera();
  during.touch('without-camera');
  expect(during.screen().name).toBe('face');
  expect(during.checks).toMatchObject([{ verdict: 'not-finished', why: 'declined' }]);

  const after = beforeCamera();
  after.faceResult(unsure);
  after.touch('without-camera');
  expect(after.screen().name).toBe('face');
});

test('whoever is not recognised tries once more, and then a guard decides with the pictures and a reason', () => {
  const story = beforeCamera();
  story.faceResult(unsure);
  expect(story.screen()).toEqual({ name: 'face-again', result: 'unsure', enrolling: false });
  story.touch('retry');
  expect(story.screen()).toMatchObject({ name: 'face-check', attempt: 2 });
  story.faceResult(stranger);
  expect(story.checks).toEqual([{ verdict: 'no-match', reference: 'chip', rule: 'raw', attempts: 2 }]);
  expect(story.screen().name).toBe('face');

  story.touch('start-staff');
  story.signIn();
  expect(story.screen()).toMatchObject({
    name: 'staff-face',
    pictures: true,
    check: { verdict: 'no-match' },
  });
  story.touch('same-person');
  expect(story.screen()).toMatchObject({ name: 'staff-face-reason', verdict: 'same-person' });
  story.touch({ type: 'face-because', reason: 'different-person' });
  expect(story.screen().name).toBe('staff-face-reason');
  story.touch({ type: 'face-because', reason: 'older-photo' });
  expect(story.screen()).toMatchObject({ name: 'done', kind: 'checked-in' });
});

// Who stands there with another's card must not end as somebody who merely preferred a person.
test('breaking off the second attempt does not hide what the first came to', () => {
  const story = beforeCamera();
  story.faceResult(stranger);
  story.touch('retry', 'without-camera');
  expect(story.checks).toEqual([{ verdict: 'no-match', reference: 'chip', rule: 'raw', attempts: 2 }]);

  const silent = beforeCamera();
  silent.faceResult({ kind: 'failed', why: 'time-out' });
  silent.touch('retry', 'without-camera');
  expect(silent.checks).toMatchObject([{ verdict: 'not-finished', why: 'declined', attempts: 2 }]);
});

test('a guard who refuses gives the reason as well, and may think again before', () => {
  const story = beforeCamera();
  story.faceResult(stranger);
  story.touch('without-camera', 'start-staff');
  story.signIn();
  story.touch('not-same-person', 'back');
  expect(story.screen().name).toBe('staff-face');
  story.touch('not-same-person', { type: 'face-because', reason: 'different-person' });
  expect(story.screen()).toMatchObject({ name: 'done', kind: 'see-staff' });
  expect([...story.world.visits.values()][0]?.state).toBe('rejected');
});

test('no verdict of the machine refuses anybody: what is not a match ends at a person', () => {
  for (const outcome of [
    unsure,
    stranger,
    measured(Infinity, asked),
    { kind: 'failed', why: 'challenge-failed' },
    { kind: 'failed', why: 'camera-frozen' },
  ] as const) {
    const story = beforeCamera();
    story.faceResult(outcome);
    story.touch('retry');
    story.faceResult(outcome);
    expect(story.screen().name).toBe('face');
    expect([...story.world.visits.values()][0]?.state).toBe('awaiting-review');
  }
});

test('near faces without the asked moves are no match: a photograph does not turn its head', () => {
  const story = beforeCamera();
  const still = trackOf(asked).map((sample) => ({ ...sample, yawDeg: 0, pitchDeg: 0 }));
  story.faceResult({ kind: 'measured', distance: { raw: 0.1 }, frames: 5, track: still });
  expect(story.screen()).toMatchObject({ name: 'face-again', result: 'challenge-failed' });
});

test('main judges the moves that it drew itself, not those the window claims', () => {
  const story = beforeCamera();
  story.faceResult(measured(0.1, ['turn-right', 'turn-left']));
  expect(story.screen()).toMatchObject({ name: 'face-again', result: 'challenge-failed' });
});

test('without camera, chip picture or consent of the site the kiosk is the one it was', () => {
  const noCamera = createStory(faceSite);
  noCamera.world.found = { reservation };
  noCamera.card(ouyang, true);
  noCamera.touch('next', 'agree');
  expect(noCamera.screen().name).toBe('confirm');

  const noPicture = createStory(faceSite);
  noPicture.send({ type: 'camera-health', health: 'ready' });
  noPicture.world.found = { reservation };
  noPicture.card(ouyang);
  noPicture.touch('next', 'agree');
  expect(noPicture.screen().name).toBe('confirm');

  expect(atChoice(highSite).screen().name).toBe('confirm');
  expect(atChoice({ ...mediumSite, ...(faceSite.face && { face: faceSite.face }) }).screen().name).toBe(
    'confirm',
  );
});

test('a camera that breaks before or during the attempt leads to the guard without a second try', () => {
  const before = atChoice();
  before.send({ type: 'camera-health', health: 'fault' });
  before.touch('use-camera');
  expect(before.screen().name).toBe('face');

  const during = beforeCamera();
  during.send({ type: 'camera-health', health: 'absent' });
  expect(during.screen().name).toBe('face');
  expect(during.checks).toMatchObject([{ verdict: 'not-finished', why: 'camera-absent' }]);

  for (const why of ['camera-slow', 'engine-failed', 'camera-denied', 'reference-unusable'] as const) {
    const story = beforeCamera();
    story.faceResult({ kind: 'failed', why });
    expect(story.screen().name).toBe('face');
  }
});

test('an attempt ends by itself; who walks away from the second offer is left to a guard', () => {
  const story = beforeCamera();
  story.wait(defaultDelays.faceCheckMs);
  expect(story.screen()).toMatchObject({ name: 'face-again', result: 'time-out' });
  story.wait(defaultDelays.idleMs);
  expect(story.screen().name).toBe('face');
  expect(story.checks).toMatchObject([{ verdict: 'not-finished', why: 'time-out', attempts: 1 }]);
});

test('large type has twice the time before the camera', () => {
  const story = atChoice();
  story.touch({ type: 'set-elder', elder: true }, 'use-camera');
  story.wait(defaultDelays.faceCheckMs + seconds(1));
  expect(story.screen().name).toBe('face-check');
});

test('a late answer of the first attempt does not decide the second', () => {
  const story = beforeCamera();
  const { step } = story.state();
  story.faceResult(unsure);
  story.touch('retry');
  if (step.name !== 'face-check') throw new Error('no attempt');
  story.send({ type: 'face-result', ticket: step.ticket, outcome: match });
  expect(story.screen()).toMatchObject({ name: 'face-check', attempt: 2 });
});

test('a walk-in who matches is spared the look but not the review', () => {
  const story = createStory({
    ...faceSite,
    policy: {
      ...mediumSite.policy,
      fields: [
        { name: 'name', required: true, basis: 'consent', separateConsent: false },
        { name: 'idNumber', required: true, basis: 'consent', separateConsent: false },
      ],
    },
  });
  story.send({ type: 'camera-health', health: 'ready' });
  story.card(ouyang, true);
  story.touch('agree', 'confirm', 'use-camera');
  story.faceResult(match);
  expect(story.screen().name).toBe('review');
  story.touch('start-staff');
  story.signIn();
  expect(story.screen().name).toBe('staff-review');
});

test('where the site wants it, a guard confirms every match', () => {
  const site = { ...faceSite, face: { ...faceSite.face, onMatch: 'guard-confirms' as const } };
  const story = beforeCamera(site);
  story.faceResult(match);
  expect(story.screen().name).toBe('face');
  story.touch('start-staff');
  story.signIn();
  expect(story.screen()).toMatchObject({ name: 'staff-face', check: { verdict: 'match' } });
  story.touch('same-person');
  expect(story.screen()).toMatchObject({ name: 'done', kind: 'checked-in' });
});

test('for a child under fourteen the guardian is asked, and the record says so', () => {
  const story = createStory(faceSite);
  story.send({ type: 'camera-health', health: 'ready' });
  story.world.found = { reservation };
  story.card({ ...ouyang, birthDate: '2015-05-05' as LocalDay }, true);
  story.touch('next', { type: 'tick', item: 'guardian', ticked: true }, 'agree');
  expect(story.screen()).toMatchObject({ name: 'face-choice', guardian: true });
  story.touch('use-camera');
  expect(story.saved[0]).toMatchObject({ faceConsent: { guardian: true } });
});

test('a full disk after the verdict loses neither the visit nor the verdict', () => {
  const story = beforeCamera();
  story.world.storage = 'disk-full';
  story.faceResult(match);
  expect(story.screen()).toMatchObject({ name: 'save-problem' });
  story.world.storage = 'works';
  story.touch('retry');
  expect(story.screen()).toMatchObject({ name: 'done', kind: 'checked-in' });
});
