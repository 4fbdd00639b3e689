import { expect, test } from 'vitest';
import { judgeChallenge } from '../../../../domain/face/challenge.ts';
import { challenges } from '../../../../domain/face/challenge-rules.ts';
import type { FaceSample } from '../../../../domain/face/vocabulary.ts';
import { poseAt } from '../../../../renderer/face/camera/simulated/choreography.ts';

const everyMs = 120;
const forMs = 20_000;

const looks = Array.from({ length: forMs / everyMs }, (_, at) => at * everyMs);
const sample = (atMs: number, pose: { readonly yawDeg: number; readonly pitchDeg: number }): FaceSample => ({
  ...{ atMs, ...pose, faces: 1, rollDeg: 0, width: 0.3, centre: [0.5, 0.5] },
  ...{ light: 0.5, sharpness: 200, covered: 0, change: 1 },
});

test.each(challenges)('the simulated visitor does what is asked: %s, then %s', (...asked) => {
  const track = looks.map((atMs) => sample(atMs, poseAt(atMs, asked)));
  expect(judgeChallenge(track, asked)).toEqual({ state: 'passed' });
});

test('whenever the attempt begins, the moves come round in time', () => {
  const asked = ['turn-right', 'nod'] as const;
  for (const offsetMs of [700, 2_500, 4_200, 6_900]) {
    const track = looks.map((atMs) => sample(atMs, poseAt(atMs + offsetMs, asked)));
    expect([offsetMs, judgeChallenge(track, asked)]).toEqual([offsetMs, { state: 'passed' }]);
  }
});

test('while nothing is asked they look ahead', () => {
  for (const atMs of looks) expect(poseAt(atMs, undefined)).toEqual({ yawDeg: 0, pitchDeg: 0 });
});
