import { expect, test } from 'vitest';
import { challengeRules } from '../../../../domain/face/challenge-rules.ts';
import { judgeChallenge } from '../../../../domain/face/challenge.ts';
import { meanTemplate } from '../../../../domain/face/matching.ts';
import { pulseRules } from '../../../../domain/face/pulse.ts';
import {
  advanceSession,
  isFaceChanged,
  progressOf,
  sessionRules,
  startSession,
  tickSession,
  withDescription,
  type FaceSession,
} from '../../../../domain/face/session.ts';
import type { Challenge, FaceSample, FaceTemplate } from '../../../../domain/face/vocabulary.ts';
import { goodLook, hold, nodTo, trackOf, turnTo } from '../../../support/faces/head.ts';

const challenge: Challenge = ['turn-right', 'nod'];
const template: FaceTemplate = { engine: 'test/1', vectors: { faceApi: [1] } };
const obeyed = [hold(1_500), ...turnTo(-25), hold(900), ...nodTo(15), hold(1_500)];

/** The window's loop: every look, and a description wherever one is asked for. */
function run(looks: readonly FaceSample[], describe = (): FaceTemplate | undefined => template) {
  const story: FaceSession[] = [];
  let session = startSession(challenge, 0);
  for (const look of looks) {
    session = advanceSession(session, look);
    if (session.describe) session = withDescription(session, describe());
    story.push(session);
  }
  return { session, story };
}

test('somebody who does as asked is seen before, asked twice, seen again, and done', () => {
  const { session, story } = run(trackOf(obeyed));
  expect(session.phase).toBe('done');
  expect([...new Set(story.map(({ phase }) => phase))]).toEqual([
    ...['find', 'challenge', 'front-again', 'done'],
  ]);
  expect([session.before.length, session.after.length]).toEqual([sessionRules.before, sessionRules.after]);
  expect([...new Set(story.map(({ asks }) => asks))]).toEqual(['front', 'turn-right', 'nod']);
});

test('main comes to the same end from the track alone', () => {
  const { session } = run(trackOf(obeyed));
  expect(judgeChallenge(session.track, challenge)).toEqual({ state: 'passed' });
});

test('progress goes from nothing to all and never back while one person stays', () => {
  const progress = run(trackOf(obeyed)).story.map(progressOf);
  expect(progress[0]).toBeCloseTo(0.1);
  expect(progress.at(-1)).toBeCloseTo(1);
  expect(progress).toEqual(progress.toSorted((a, b) => a - b));
});

test('poor frames are not described, and say why after a moment', () => {
  const { session, story } = run(trackOf([hold(2_000, { light: 0.05 })]));
  expect(story.some(({ describe }) => describe)).toBe(false);
  expect(session).toMatchObject({ phase: 'find', shown: { guidance: 'too-dark' } });
});

test('a frame in which the describing net finds nothing does not count', () => {
  const answers = [undefined, template, undefined, undefined, template, template];
  const { story } = run(trackOf([hold(900)]), () => answers.shift());
  const firstAt = story.findIndex(({ phase }) => phase === 'challenge');
  expect(firstAt).toBe(5);
});

test('turns while looking for the front do not count for the challenge', () => {
  const restless = [hold(250), ...turnTo(25), ...turnTo(25), ...turnTo(25)];
  const poor = restless.map((move) => ({ ...move, look: { width: 0.1 } }));
  expect(run(trackOf([...poor, ...obeyed])).session.phase).toBe('done');
});

/** Nothing for the first frames, as from a net that does not find the face yet. */
function onlyAfter(frames: number) {
  let asked = 0;
  return () => ((asked += 1) > frames ? template : undefined);
}

test('who looks ahead for long before the first frame succeeds has lost no time for the moves', () => {
  const patient = trackOf([hold(16_000), ...obeyed]);
  expect(run(patient, onlyAfter(140)).session.phase).toBe('done');
});

test('a front that the light spoils does not count as a face that went away', () => {
  const flicker = trackOf([hold(900), hold(1_200, { light: 0.05 }), ...obeyed]);
  expect(run(flicker, onlyAfter(9)).session.phase).toBe('done');
});

test('when somebody else steps in, the faces from before are dropped', () => {
  const { story } = run(trackOf([hold(200), hold(300, { faces: 2 }), hold(150)]));
  expect(story.map(({ before }) => before.length)).toEqual([1, 2, 0, 0, 0, 1]);
});

test('the wrong way is said while the head goes there', () => {
  const { story } = run(trackOf([hold(1_000), { ms: 400, yaw: 25 }, hold(600)]));
  expect(story.at(-1)?.shown.guidance).toBe('wrong-way');
});

test('a failed challenge ends the session with its reason', () => {
  const still = run(trackOf([hold(challengeRules.frozenMs + 300, { change: 0 })])).session;
  expect(still).toMatchObject({ phase: 'failed', failure: 'camera-frozen', describe: false });
  const gone = run(trackOf([hold(1_000), hold(1_500, { faces: 0 })])).session;
  expect(gone).toMatchObject({ phase: 'failed', failure: 'challenge-failed' });
});

test('a still picture without a face is found out as well', () => {
  const still = run(trackOf([hold(challengeRules.frozenMs + 300, { change: 0, faces: 0 })])).session;
  expect(still).toMatchObject({ phase: 'failed', failure: 'camera-frozen' });
});

test('who leaves after the challenge is not done', () => {
  const left = [...obeyed.slice(0, -1), hold(360), hold(1_500, { faces: 0 })];
  expect(run(trackOf(left)).session).toMatchObject({ phase: 'failed', failure: 'challenge-failed' });
});

test('who gives no good frame after the challenge is not waited for for ever', () => {
  const away = [...obeyed.slice(0, -1), hold(360), hold(12_000, { width: 0.15 })];
  expect(run(trackOf(away)).session).toMatchObject({ failure: 'time-out' });
});

test('what is over stays so', () => {
  const { session } = run(trackOf(obeyed));
  expect(advanceSession(session, { ...goodLook, atMs: 99_000, faces: 0 })).toEqual(session);
  expect(withDescription(session, template)).toEqual(session);
  expect(tickSession(session, 999_000)).toEqual(session);
});

test('fewer than four looks a second for five seconds are too few', () => {
  expect(run(trackOf([hold(6_000, { width: 0.1 })], 240)).session.phase).toBe('find');
  expect(run(trackOf([hold(6_000, { width: 0.1 })], 300)).session).toMatchObject({ failure: 'camera-slow' });
});

test('a camera that becomes slow is noticed, one that was slow for a moment is forgiven', () => {
  const far = { width: 0.1 };
  const quick = trackOf([hold(10_000, far)]);
  const slow = trackOf([hold(6_000, far)], 400).map((look) => ({ ...look, atMs: look.atMs + 10_000 }));
  expect(run([...quick, ...slow.slice(0, 5)]).session.phase).toBe('find');
  expect(run([...quick, ...slow]).session).toMatchObject({ failure: 'camera-slow' });
});

test('time taken to describe frames does not make the camera slow', () => {
  const looks = Array.from({ length: 12 }, (_, at) => ({ ...goodLook, atMs: at * 900 }));
  expect(run(looks, () => undefined).session.phase).toBe('find');
});

test('a camera from which nothing comes any more is noticed by the clock', () => {
  const started = startSession(challenge, 1_000);
  expect(tickSession(started, 1_000 + pulseRules.overMs - 1)).toEqual(started);
  expect(tickSession(started, 1_000 + pulseRules.overMs)).toMatchObject({ failure: 'camera-slow' });
});

test('another face after the challenge than before is told, whichever of the frames shows it', () => {
  const face = (value: number): FaceTemplate => ({ engine: 'test/1', vectors: { faceApi: [value] } });
  const compare = (a: FaceTemplate, b: FaceTemplate) => ({
    raw: Math.abs((a.vectors['faceApi']?.[0] ?? 0) - (b.vectors['faceApi']?.[0] ?? 0)),
  });
  const isChanged = (before: number[], after: number[]) =>
    isFaceChanged({ before: before.map(face), after: after.map(face) }, meanTemplate, compare);
  expect(isChanged([0, 0.1, 0.2], [0.1, 0.3])).toBe(false);
  expect(isChanged([0, 0.1, 0.2], [0.7, 0.8])).toBe(true);
  expect(isChanged([0.9, 0.1, 0.2], [0.2, 0.2])).toBe(true);
  expect(isFaceChanged({ before: [face(0)], after: [face(0)] }, meanTemplate, () => ({ raw: NaN }))).toBe(
    true,
  );
});
