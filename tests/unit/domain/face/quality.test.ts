import { expect, test } from 'vitest';
import {
  guidanceOf,
  guidanceWhileMoving,
  isGood,
  qualityRules,
  showGuidance,
  type ShownGuidance,
} from '../../../../domain/face/quality.ts';
import { faceGuidance, type FaceGuidance, type FaceSample } from '../../../../domain/face/vocabulary.ts';
import { goodLook } from '../../../support/faces/head.ts';

/** One look for each complaint, with nothing else wrong. */
const poorLooks: readonly (readonly [FaceGuidance, Partial<FaceSample>])[] = [
  ['nobody', { faces: 0 }],
  ['several-people', { faces: 2 }],
  ['too-dark', { light: 0.1 }],
  ['too-bright', { light: 0.95 }],
  ['come-closer', { width: 0.19 }],
  ['step-back', { width: 0.41 }],
  ['centre', { centre: [0.2, 0.5] }],
  ['take-off-mask', { covered: 0.7 }],
  ['look-here', { yawDeg: -10.5 }],
  ['hold-still', { sharpness: 12 }],
];

test.each(poorLooks)('%s is said of a look with that one fault', (guidance, fault) => {
  expect(guidanceOf({ ...goodLook, ...fault })).toBe(guidance);
  expect(isGood({ ...goodLook, ...fault })).toBe(false);
});

test('a face at the limits is good', () => {
  const atLimits = { width: 0.2, yawDeg: 10, pitchDeg: -10, sharpness: 20, centre: [0.25, 0.75] } as const;
  expect(guidanceOf({ ...goodLook, ...atLimits })).toBeUndefined();
  expect(isGood({ ...goodLook, ...atLimits })).toBe(true);
});

test('looking up or down and standing too low are said too', () => {
  expect(guidanceOf({ ...goodLook, pitchDeg: 12 })).toBe('look-here');
  expect(guidanceOf({ ...goodLook, centre: [0.5, 0.8] })).toBe('centre');
});

// Two faults at once: the one that comes first in the vocabulary is said, for every pair but nobody in the dark.
test('the most urgent fault is said first', () => {
  const order = poorLooks.map(([guidance]) => guidance);
  expect([...order, 'wrong-way']).toEqual(faceGuidance);
  for (const [earlier, [first, fault]] of poorLooks.entries()) {
    for (const [second, other] of poorLooks.slice(earlier + 1)) {
      const isOneValue = Object.keys(fault).some((key) => key in other);
      const isNight = first === 'nobody' && second === 'too-dark';
      if (!isOneValue && !isNight)
        expect(guidanceOf({ ...goodLook, ...other, ...fault }), second).toBe(first);
    }
  }
});

test('where it is too dark to find a face, the dark is said', () => {
  expect(guidanceOf({ ...goodLook, faces: 0, light: 0.04 })).toBe('too-dark');
  expect(guidanceWhileMoving({ ...goodLook, faces: 0, light: 0.04 })).toBe('too-dark');
  expect(isGood({ ...goodLook, faces: 0, light: 0.04 })).toBe(false);
});

test('a head that turns when asked is not told to look here or hold still', () => {
  expect(guidanceWhileMoving({ ...goodLook, yawDeg: 30, sharpness: 5, width: 0.18 })).toBeUndefined();
  expect(guidanceWhileMoving({ ...goodLook, yawDeg: 30, faces: 2 })).toBe('several-people');
  expect(guidanceWhileMoving({ ...goodLook, faces: 0 })).toBe('nobody');
});

const { settleMs, shownMs } = qualityRules;

/** What is on the screen after wishes in turn, one every 100 ms from 0. */
function shownAfter(wishes: readonly (FaceGuidance | undefined)[]): (FaceGuidance | undefined)[] {
  let shown: ShownGuidance = { sinceMs: 0 };
  return wishes.map((wanted, at) => {
    shown = showGuidance(shown, wanted, at * 100);
    return shown.guidance;
  });
}

const times = <T>(count: number, value: T): T[] => Array<T>(count).fill(value);

test('one bad look shows no words', () => {
  const flicker = times(20, undefined).map((_, at) => (at % 2 ? ('look-here' as const) : undefined));
  expect(shownAfter(flicker)).toEqual(times(20, undefined));
});

test('a lasting fault is said after a moment', () => {
  const shown = shownAfter(times(6, 'too-dark'));
  expect(shown).toEqual([...times(settleMs / 100, undefined), ...times(3, 'too-dark')]);
});

test('words stay until they could be read, then the next ones come', () => {
  const shown = shownAfter([...times(4, 'come-closer' as const), ...times(20, 'look-here' as const)]);
  const readAt = settleMs / 100 + shownMs / 100;
  expect(shown.slice(3, readAt)).toEqual(times(readAt - 3, 'come-closer'));
  expect(shown.slice(readAt)).toEqual(times(shown.length - readAt, 'look-here'));
});

test('words go when all is well for a moment', () => {
  const shown = shownAfter([...times(14, 'centre' as const), ...times(6, undefined)]);
  expect(shown.at(13)).toBe('centre');
  expect(shown.slice(-3)).toEqual([undefined, undefined, undefined]);
});
