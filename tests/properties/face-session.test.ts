import fc from 'fast-check';
import { expect, test } from 'vitest';
import { challenges } from '../../domain/face/challenge-rules.ts';
import { judgeChallenge } from '../../domain/face/challenge.ts';
import { isGood, showGuidance, type ShownGuidance } from '../../domain/face/quality.ts';
import { advanceSession, progressOf, startSession, withDescription } from '../../domain/face/session.ts';
import { faceGuidance, type FaceTemplate } from '../../domain/face/vocabulary.ts';
import { goodLook, nodTo, trackOf, turnTo } from '../support/faces/head.ts';

const template: FaceTemplate = { engine: 'test/1', vectors: {} };
const challenge = fc.constantFrom(...challenges);

const move = fc.oneof(
  fc.constantFrom(turnTo(25), turnTo(-25), nodTo(15)),
  fc.integer({ min: 200, max: 1_500 }).map((ms) => [{ ms }]),
  fc
    .record({
      ms: fc.integer({ min: 100, max: 900 }),
      look: fc.oneof(
        { weight: 3, arbitrary: fc.record({ width: fc.double({ min: 0, max: 1 }), light: fc.double() }) },
        { weight: 1, arbitrary: fc.record({ faces: fc.nat({ max: 3 }), change: fc.constantFrom(0, 2) }) },
      ),
    })
    .map((one) => [one]),
);
const story = fc
  .array(move, { minLength: 3, maxLength: 14 })
  .map((moves) => trackOf([{ ms: 1_000 }, ...moves.flat()]));

test('whatever happens, only good frames are described, and done means that main agrees', () => {
  const ends = new Set<string>();
  fc.assert(
    fc.property(story, challenge, fc.infiniteStream(fc.boolean()), (looks, asked, found) => {
      let session = startSession(asked, 0);
      for (const look of looks) {
        session = advanceSession(session, look);
        if (session.describe) {
          expect(isGood(look)).toBe(true);
          session = withDescription(session, found.next().value ? template : undefined);
        }
        const progress = progressOf(session);
        expect(progress >= 0 && progress <= 1 + 1e-9).toBe(true);
      }
      ends.add(session.phase);
      if (session.phase === 'done') expect(judgeChallenge(session.track, asked)).toEqual({ state: 'passed' });
    }),
    { numRuns: 500, seed: 11 },
  );
  expect(ends).toEqual(new Set(['find', 'challenge', 'front-again', 'done', 'failed']));
});

test('looks of any numbers are survived', () => {
  const look = fc
    .record({
      atMs: fc.double(),
      faces: fc.double(),
      yawDeg: fc.double(),
      width: fc.double(),
      change: fc.double(),
    })
    .map((parts) => ({ ...goodLook, ...parts }));
  fc.assert(
    fc.property(fc.array(look), challenge, (looks, asked) => {
      const last = looks.reduce((session, one) => advanceSession(session, one), startSession(asked, 0));
      expect(last.phase).not.toBe('done');
    }),
  );
});

test('words on the screen change at most once a second', () => {
  const wish = fc.option(fc.constantFrom(...faceGuidance), { nil: undefined });
  fc.assert(
    fc.property(fc.array(fc.tuple(wish, fc.integer({ min: 1, max: 400 }))), (wishes) => {
      let shown: ShownGuidance = { sinceMs: 0 };
      let atMs = 0;
      for (const [wanted, gapMs] of wishes) {
        atMs += gapMs;
        const next = showGuidance(shown, wanted, atMs);
        const isNewWord = next.guidance !== shown.guidance && shown.guidance !== undefined;
        if (isNewWord) expect(atMs - shown.sinceMs).toBeGreaterThanOrEqual(1_000);
        shown = next;
      }
    }),
  );
});
