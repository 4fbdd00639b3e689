import { expect, test } from 'vitest';
import type { FaceCalibration } from '../../../../domain/face/calibration.ts';
import { decideFace, rawRule } from '../../../../domain/face/decision.ts';
import {
  builtInEngine,
  centred,
  cosine,
  faceDistance,
  l2,
  meanOf,
  meanTemplate,
  whitened,
} from '../../../../domain/face/matching.ts';
import type { FaceTemplate } from '../../../../domain/face/vocabulary.ts';

const template = (vectors: FaceTemplate['vectors'], engine = builtInEngine): FaceTemplate => ({
  engine,
  vectors,
});

/** Two numbers stand for 128 and for 1024: the sums are the same. */
const calibration: FaceCalibration = {
  engine: builtInEngine,
  madeOn: '2026-01-05',
  people: 40,
  images: 160,
  mean: { faceApi: [1, 1], human: [0, 2] },
  whitening: [
    [2, 0],
    [0, 1],
  ],
  rule: { kind: 'calibrated', rawMax: 0.55, fusedPass: 1.26, fusedUnsure: 1.45 },
  measured: {
    people: 20,
    genuinePairs: 60,
    impostorPairs: 400,
    falseAccept: 0,
    falseReject: 0.1,
    falseAcceptUpper: 0.01,
    rawFalseAccept: 0.01,
    rawFalseReject: 0.4,
  },
};

test('the sums are those of a pocket calculator', () => {
  expect(
    meanOf([
      [1, 4],
      [3, 8],
    ]),
  ).toEqual([2, 6]);
  expect(l2([1, 2], [4, 6])).toBe(5);
  expect(cosine([1, 0], [1, 1])).toBeCloseTo(Math.SQRT1_2, 12);
  expect(cosine([1, 2], [-2, -4])).toBeCloseTo(-1, 12);
  expect(centred([5, 1], [2, 3])).toEqual([3, -2]);
  expect(
    whitened(
      [3, 2],
      [
        [2, 0],
        [1, -1],
      ],
    ),
  ).toEqual([6, 1]);
});

test('a vector without a direction is like no other', () => {
  expect(cosine([0, 0], [1, 1])).toBe(0);
});

test('the same picture is at no distance', () => {
  const face = template({ faceApi: [3, 2], human: [1, 5] });
  const { raw, fused } = faceDistance(face, face, calibration);
  expect(raw).toBe(0);
  expect(fused).toBeCloseTo(0, 12);
});

// (3,2) and (1,3), less (1,1), the first number doubled: (4,1) and (0,2). (1,2) and (1,3), less (0,2): (1,0) and (1,1).
test('the fused distance is two less both cosines, centred, the first whitened', () => {
  const a = template({ faceApi: [3, 2], human: [1, 2] });
  const b = template({ faceApi: [1, 3], human: [1, 3] });
  const expected = 2 - 2 / (Math.sqrt(17) * 2) - Math.SQRT1_2;
  expect(faceDistance(a, b, calibration).fused).toBeCloseTo(expected, 12);
  expect(faceDistance(b, a, calibration).fused).toBeCloseTo(expected, 12);
  expect(faceDistance(a, b, calibration).raw).toBeCloseTo(Math.sqrt(5), 12);
});

test('without a calibration, or with one of another engine, there is only the raw distance', () => {
  const a = template({ faceApi: [3, 2], human: [1, 2] });
  const b = template({ faceApi: [1, 3], human: [1, 3] });
  expect(faceDistance(a, b)).toEqual({ raw: Math.sqrt(5) });
  expect(faceDistance(a, b, { ...calibration, engine: 'licensed/3' })).toEqual({ raw: Math.sqrt(5) });
});

test('without the second vector on one side there is only the raw distance', () => {
  const whole = template({ faceApi: [3, 2], human: [1, 2] });
  const half = template({ faceApi: [1, 3] });
  expect(faceDistance(whole, half, calibration)).toEqual({ raw: Math.sqrt(5) });
});

test.each([
  ['of different engines', template({ faceApi: [1, 2] }), template({ faceApi: [1, 2] }, 'licensed/3')],
  ['without a vector in common', template({ faceApi: [1, 2] }), template({ human: [1, 2] })],
  ['of different lengths', template({ faceApi: [1, 2] }), template({ faceApi: [1, 2, 3] })],
])('templates %s never match', (_, a, b) => {
  const distance = faceDistance(a, b, calibration);
  expect(distance).toEqual({ raw: Infinity });
  expect(decideFace(distance, rawRule)).toBe('no-match');
  expect(decideFace(distance, calibration.rule)).toBe('no-match');
});

test('several looks become their mean, by the vectors they share', () => {
  const merged = meanTemplate([
    template({ faceApi: [1, 4], human: [1, 1] }),
    template({ faceApi: [3, 8], human: [3, 3] }),
    template({ faceApi: [5, 0] }),
  ]);
  expect(merged).toEqual(template({ faceApi: [3, 4] }));
});

test('looks of different engines, or none at all, are not merged', () => {
  expect(() => meanTemplate([])).toThrow(RangeError);
  expect(() => meanTemplate([template({}), template({}, 'licensed/3')])).toThrow(RangeError);
});
