import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { challenges } from '../../../../domain/face/challenge-rules.ts';
import { judgeChallenge } from '../../../../domain/face/challenge.ts';
import { guidanceOf } from '../../../../domain/face/quality.ts';
import type { FaceSample } from '../../../../domain/face/vocabulary.ts';

/*
 * What the built-in engine saw of the invented people (tests/support/faces/record-tracks.ts): real head turns of 30 degrees and a
 * nod of 24, heads held still, and photographs swung by 40 degrees either way.
 */

const people = ['a', 'b', 'c', 'd'];

/** The clip several times over, as a fake camera plays it, so that both moves come by in any order. */
function recorded(name: string): readonly FaceSample[] {
  const file = join(import.meta.dirname, '../../../support/faces/tracks', `${name}.json`);
  const once = JSON.parse(readFileSync(file, 'utf8')) as readonly FaceSample[];
  const [first, second, last] = [once[0], once[1], once.at(-1)];
  if (!first || !second || !last) throw new Error(`${name} is too short`);
  const roundMs = last.atMs + second.atMs - first.atMs;
  return [0, 1, 2, 3].flatMap((round) =>
    once.map((sample) => ({ ...sample, atMs: sample.atMs + round * roundMs })),
  );
}

test.for(people)('the turning and nodding head of %s passes every challenge', (person) => {
  for (const challenge of challenges)
    expect(judgeChallenge(recorded(`turns-${person}`), challenge)).toEqual({ state: 'passed' });
});

test.for(people)('the still head of %s gets no further than its front', (person) => {
  for (const challenge of challenges)
    expect(judgeChallenge(recorded(`front-${person}`), challenge)).toMatchObject({
      state: 'under-way',
      asks: challenge[0],
    });
});

test.for(people)('a swung photograph of %s makes no move until the time is up', (person) => {
  for (const challenge of challenges)
    expect(judgeChallenge(recorded(`print-${person}`), challenge)).toEqual({
      state: 'failed',
      why: 'challenge-failed',
    });
});

test.for(people)('every look at the still head of %s is good enough to compare', (person) => {
  const looks = recorded(`front-${person}`);
  expect(looks.map(guidanceOf)).toEqual(looks.map(() => undefined));
});

// Facts of 3 degrees are from a distance; a print as near as a face is reads as more, and a head as more than twice that.
test.for(people)('what is read of the photograph of %s stays far from a turn', (person) => {
  const largest = (name: string) => Math.max(...recorded(name).map(({ yawDeg }) => Math.abs(yawDeg)));
  expect(largest(`print-${person}`)).toBeLessThan(14);
  expect(largest(`turns-${person}`)).toBeGreaterThan(25);
});

test('the first turn of the clip is to the own left, and reads as positive', () => {
  const turned = recorded('turns-a').find(({ yawDeg }) => Math.abs(yawDeg) > 20);
  expect(turned?.yawDeg).toBeGreaterThan(0);
});
