import fc from 'fast-check';
import { expect, test } from 'vitest';
import { challenges } from '../../domain/face/challenge-rules.ts';
import { judgeChallenge } from '../../domain/face/challenge.ts';
import type { FaceSample } from '../../domain/face/vocabulary.ts';
import { goodLook, trackOf } from '../support/faces/head.ts';

const challenge = fc.constantFrom(...challenges);

const anyNumber = fc.oneof(fc.double(), fc.integer({ min: -40, max: 40 }), fc.constant(0));
const anyLook: fc.Arbitrary<FaceSample> = fc
  .record({ atMs: anyNumber, faces: anyNumber, yawDeg: anyNumber, pitchDeg: anyNumber, change: anyNumber })
  .map((parts) => ({ ...goodLook, ...parts }));

/** Looks in order, often enough at poses that heads have for challenges to be passed and failed. */
const likelyTrack = (yawMax: number, pitchMax: number) =>
  fc
    .array(
      fc.record({
        ms: fc.constantFrom(150, 300, 400, 600),
        yaw: fc.constantFrom(-yawMax, 0, 0, yawMax),
        pitch: fc.constantFrom(0, 0, pitchMax),
        look: fc.oneof(
          { weight: 40, arbitrary: fc.constant({}) },
          { weight: 1, arbitrary: fc.constantFrom({ faces: 0 }, { faces: 2 }, { change: 0 }) },
        ),
      }),
      { minLength: 3, maxLength: 24 },
    )
    .map((moves) =>
      trackOf([{ ms: 500 }, ...moves]).map((look) => ({ ...look, yawDeg: clamp(look.yawDeg, yawMax) })),
    );

const clamp = (value: number, most: number) => Math.max(-most, Math.min(most, value));

test('any track has an answer, and always the same', () => {
  fc.assert(
    fc.property(fc.array(anyLook, { maxLength: 60 }), challenge, (track, asked) => {
      const progress = judgeChallenge(track, asked);
      expect(['under-way', 'passed', 'failed']).toContain(progress.state);
      expect(judgeChallenge(structuredClone(track), asked)).toEqual(progress);
    }),
  );
});

test('what has passed or failed stays so whatever follows', () => {
  const ends = new Set<string>();
  fc.assert(
    fc.property(
      likelyTrack(25, 15),
      fc.array(anyLook, { maxLength: 20 }),
      challenge,
      (track, more, asked) => {
        const progress = judgeChallenge(track, asked);
        ends.add(progress.state);
        if (progress.state !== 'under-way')
          expect(judgeChallenge([...track, ...more], asked)).toEqual(progress);
      },
    ),
    { numRuns: 2_000, seed: 4 },
  );
  expect(ends).toEqual(new Set(['under-way', 'passed', 'failed']));
});

test('the share that is done never goes back', () => {
  fc.assert(
    fc.property(likelyTrack(25, 15), challenge, (track, asked) => {
      let share = 0;
      for (let looks = 0; looks <= track.length; looks += 1) {
        const progress = judgeChallenge(track.slice(0, looks), asked);
        if (progress.state !== 'under-way') return;
        expect(progress.share).toBeGreaterThanOrEqual(share);
        share = progress.share;
      }
    }),
  );
});

// Swung by up to 42 degrees it reads as a turn of at most 14, close to the camera and before any of its people.
test('a flat print never passes, however it is turned and tilted', () => {
  const most = 14;
  const print = fc.oneof(likelyTrack(most, 40), likelyTrack(most, 15), fc.array(anyLook, { maxLength: 60 }));
  fc.assert(
    fc.property(print, challenge, (track, asked) => {
      const flat = track.map((look) => ({ ...look, yawDeg: clamp(look.yawDeg, most) }));
      expect(judgeChallenge(flat, asked).state).not.toBe('passed');
    }),
    { numRuns: 2_000 },
  );
});

test('nothing passes that is narrow whenever it is turned', () => {
  fc.assert(
    fc.property(likelyTrack(29, 15), challenge, (track, asked) => {
      const narrow = track.map((look) => ({ ...look, width: Math.abs(look.yawDeg) > 14 ? 0.25 : 0.3 }));
      expect(judgeChallenge(narrow, asked).state).not.toBe('passed');
    }),
    { numRuns: 1_000 },
  );
});

test('when the attempt began makes no difference', () => {
  fc.assert(
    fc.property(likelyTrack(25, 15), challenge, fc.nat({ max: 600_000 }), (track, asked, laterMs) => {
      const later = track.map((look) => ({ ...look, atMs: look.atMs + laterMs }));
      expect(judgeChallenge(later, asked)).toEqual(judgeChallenge(track, asked));
    }),
  );
});

test('left and right are judged alike', () => {
  const mirrored = { 'turn-left': 'turn-right', 'turn-right': 'turn-left', nod: 'nod' } as const;
  fc.assert(
    fc.property(likelyTrack(25, 15), challenge, (track, [first, second]) => {
      const mirror = track.map((look) => ({ ...look, yawDeg: -look.yawDeg }));
      const { state } = judgeChallenge(track, [first, second]);
      expect(judgeChallenge(mirror, [mirrored[first], mirrored[second]]).state).toBe(state);
    }),
  );
});
