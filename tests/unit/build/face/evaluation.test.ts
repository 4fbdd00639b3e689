import { expect, test } from 'vitest';
import { evaluate } from '../../../../build/face/evaluation.ts';
import { evaluationWords } from '../../../../build/face/evaluation-words.ts';
import type { MeasuredPair } from '../../../../domain/face/calibrate-measure.ts';
import type { FaceCalibration } from '../../../../domain/face/calibration.ts';
import { seededRandom } from '../../../support/seeded-random.ts';

const pair = (a: string, b: string, raw: number, fused?: number): MeasuredPair => ({
  people: [a, b],
  distance: { raw, ...(fused !== undefined && { fused }) },
});

const names = Array.from({ length: 15 }, (_, at) => `p${at}`);
/** Everybody has one pair at 0.3, one in five at 0.45; strangers are at 0.6 but for one couple at 0.35. */
const pairs = [
  ...names.map((name, at) => pair(name, name, at % 5 === 0 ? 0.45 : 0.3)),
  ...names.flatMap((one, at) =>
    names.slice(at + 1).map((two) => pair(one, two, one === 'p0' && two === 'p1' ? 0.35 : 0.6)),
  ),
];

test('rates, lines and equal errors are those of the pairs', () => {
  const evaluation = evaluate(pairs, undefined, seededRandom(1));
  expect(evaluation).toMatchObject({
    ...{ people: 15, samePairs: 15, strangerPairs: 105, lostPairs: 0 },
    ruleMeasure: { falseAccept: 1 / 105, falseReject: expect.closeTo(0.2, 12) },
  });
  const [hundredth, thousandth] = evaluation.raw.acceptedAt;
  expect(hundredth).toMatchObject({ isProven: true, threshold: 0.45, trueAccept: 1 });
  expect(thousandth).toMatchObject({ isProven: false, threshold: 0.3, trueAccept: 0.8 });
  expect(evaluation.raw.equalErrorRate).toBeCloseTo(1 / 105, 12);
  expect(evaluation.calibrated).toBeUndefined();
});

test('intervals hold the rates, and are wide with fifteen people even where nothing went wrong', () => {
  const { raw } = evaluate(pairs, undefined, seededRandom(1));
  for (const { trueAccept, interval } of raw.acceptedAt) {
    expect(interval.low).toBeLessThan(trueAccept);
    expect(interval.high).toBeGreaterThanOrEqual(trueAccept);
  }
  expect(raw.acceptedAt[0]?.interval.low).toBeLessThan(0.8);
});

test('a picture without a face counts as not accepted', () => {
  const lost = [...pairs, pair('p0', 'p0', Infinity), pair('p0', 'p2', Infinity)];
  const { lostPairs, ruleMeasure, raw } = evaluate(lost, undefined, seededRandom(1));
  expect(lostPairs).toBe(2);
  expect(ruleMeasure.falseReject).toBeCloseTo(4 / 16, 12);
  expect(raw.acceptedAt[0]?.trueAccept).toBeCloseTo(15 / 16, 12);
});

test('with a calibration the combined distance counts only where the raw one keeps its line', () => {
  const rule = { kind: 'calibrated', rawMax: 0.55, fusedPass: 1, fusedUnsure: 1.2 } as const;
  const both = [
    ...[pair('a', 'a', 0.4, 0.5), pair('b', 'b', 0.4, 0.9), pair('c', 'c', 0.56, 0.5)],
    ...[pair('a', 'b', 0.5, 1.1), pair('a', 'c', 0.9, 0.1), pair('b', 'c', 0.5, 1.3)],
  ];
  const { calibrated, ruleMeasure } = evaluate(both, { rule } as FaceCalibration, seededRandom(1));
  expect(calibrated?.roc).toEqual([
    { threshold: 0.9, falseAccept: 0, trueAccept: 2 / 3 },
    { threshold: 1.1, falseAccept: 1 / 3, trueAccept: 2 / 3 },
    { threshold: 1.3, falseAccept: 2 / 3, trueAccept: 2 / 3 },
  ]);
  expect(ruleMeasure).toMatchObject({ falseAccept: 0, falseReject: expect.closeTo(1 / 3, 12) });
});

test('the words tell rates with their intervals, and what too few pairs cannot tell', () => {
  const words = evaluationWords(evaluate(pairs, undefined, seededRandom(1)));
  expect(words).toMatch('15 pairs of one person, 105 of strangers, 15 people.');
  expect(words).toMatch(/strangers taken for the person +0\.95 % \(95 %: 0 % to \d+\.\d %\)/);
  expect(words).toMatch(
    /right people at 1\.0 % +strangers 100 % \(95 %: \d+\.\d % to 100 %\), line 0\.450\n/,
  );
  expect(words).toMatch(/right people at 0\.10 % strangers 80\.0 % .*too few pairs of strangers/);
});
