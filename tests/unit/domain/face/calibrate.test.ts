import { expect, test } from 'vitest';
import { wilsonInterval } from '../../../../domain/face/accuracy-interval.ts';
import { calibrate, calibrationNeeds } from '../../../../domain/face/calibrate.ts';
import type { ComparedPair } from '../../../../domain/face/calibrate-compare.ts';
import { chooseLines, targetRates } from '../../../../domain/face/calibrate-lines.ts';
import { measureRule } from '../../../../domain/face/calibrate-measure.ts';
import { calibrationSchema } from '../../../../domain/face/calibration.ts';
import { inventPeople } from '../../../support/faces/invented-people.ts';
import { seededRandom } from '../../../support/seeded-random.ts';

const made = { engine: 'test/1', madeOn: '2026-11-23' };
const enough = inventPeople(calibrationNeeds.people, (at) => (at % 5 === 0 ? 1 : 2), 4);
const calibrated = calibrate(enough, made, seededRandom(1));
const value = calibrated.ok ? calibrated.value : undefined;

test('a hundred people are enough for a calibration that the kiosk takes', () => {
  expect(calibrationSchema.safeParse(value?.calibration).error).toBeUndefined();
  expect(value?.calibration).toMatchObject({ ...made, people: 50, images: 90, measured: { people: 50 } });
});

test('the rates are measured on people the calibration is not made of, and near what was aimed at', () => {
  const { calibration } = value ?? {};
  expect(calibration?.measured).toMatchObject({ genuinePairs: 40 });
  const { falseAccept = 1, falseAcceptUpper = 0, falseReject = 1 } = calibration?.measured ?? {};
  expect(falseAccept).toBeLessThan(3 * targetRates.pass);
  expect(falseAcceptUpper).toBeGreaterThan(targetRates.pass);
  expect(falseReject).toBeLessThan(calibration?.measured.rawFalseReject ?? 0);
});

test('a guard is asked about more people than are passed, and never beyond the raw line', () => {
  const { rawMax = 0, fusedPass = 0, fusedUnsure = 0 } = value?.calibration.rule ?? {};
  expect(rawMax).toBe(0.55);
  expect(fusedUnsure).toBeGreaterThan(fusedPass);
});

test('the same pictures and the same chance give the same calibration', { timeout: 30_000 }, () => {
  expect(calibrate(enough, made, seededRandom(1))).toEqual(calibrated);
});

test('no number of any one person goes in', () => {
  const { mean, whitening } = value?.calibration ?? {};
  const written = new Set([mean?.faceApi, mean?.human, ...(whitening ?? [])].map((one) => String(one)));
  expect(
    enough.some(({ faceApi, human }) => written.has(String(faceApi)) || written.has(String(human))),
  ).toBe(false);
});

test('too few people are refused with the number that is needed', () => {
  const few = inventPeople(99, () => 2);
  expect(calibrate(few, made, seededRandom(1))).toEqual({
    ok: false,
    error: { why: 'too-few-people', people: 99, needed: 100 },
  });
});

test('people with one picture each tell nothing of right people, and nor do two document photographs', () => {
  const single = inventPeople(120, (at) => (at < 39 ? 2 : 1));
  const refusal = { why: 'too-few-with-two-images', people: 39, needed: 40 };
  expect(calibrate(single, made, seededRandom(1))).toEqual({ ok: false, error: refusal });
  const documents = inventPeople(120, () => 2).map((one, at) => ({ ...one, isPortrait: at >= 78 }));
  expect(calibrate(documents, made, seededRandom(1))).toEqual({ ok: false, error: refusal });
});

test('one person in two folders is pointed out', () => {
  const twice = [...enough, ...enough.slice(0, 1).map((one) => ({ ...one, person: 'again' }))];
  expect(calibrate(twice, made, seededRandom(1))).toEqual({
    ok: false,
    error: { why: 'doubles', couples: [[enough[0]?.person, 'again']] },
  });
});

// Every picture is as near to a stranger's as to its own person's: nothing can be told apart.
test('faces that cannot be told apart give no line', { timeout: 30_000 }, () => {
  const [first] = inventPeople(1, () => 1);
  const alike = inventPeople(100, () => 2).map(({ person }, at) => ({
    ...{ person, isPortrait: false },
    faceApi: (first?.faceApi ?? []).map((number, on) => number + (on === 0 ? (at % 2 ? 0.2 : -0.2) : 0)),
    human: first?.human ?? [],
  }));
  expect(chooseLines(alike, seededRandom(1))).toBeUndefined();
});

// Ten times as far apart, in the same directions: combined distances are the same, raw ones all beyond 0.55.
test('a combined line is drawn among pairs within the raw line only', { timeout: 30_000 }, () => {
  const some = inventPeople(20, () => 2);
  const far = some.map((image) => ({ ...image, faceApi: image.faceApi.map((number) => number * 10) }));
  expect(chooseLines(some, seededRandom(1))).toBeDefined();
  expect(chooseLines(far, seededRandom(1))).toBeUndefined();
});

const pair = (a: string, b: string, raw: number): ComparedPair => ({
  people: [a, b],
  distance: { raw, fused: 0 },
});
const rule = { kind: 'raw', pass: 0.4, unsure: 0.5 } as const;

test('rates are counted by pairs', () => {
  const pairs = [
    ...[pair('a', 'a', 0.3), pair('a', 'a', 0.45), pair('b', 'b', 0.2), pair('b', 'b', 0.4)],
    ...[pair('a', 'b', 0.39), pair('b', 'a', 0.6)],
  ];
  expect(measureRule(pairs, rule, seededRandom(1))).toMatchObject({
    ...{ genuinePairs: 4, impostorPairs: 2, falseAccept: 0.5, falseReject: 0.25 },
  });
});

test('nothing gone wrong is not nothing: the bound is that of as many trials as there are couples', () => {
  const people = ['a', 'b', 'c', 'd', 'e'];
  const strangers = people.flatMap((one, at) =>
    people.slice(at + 1).flatMap((two) => [pair(one, two, 0.9), pair(one, two, 0.8)]),
  );
  const { falseAccept, falseAcceptInterval } = measureRule(strangers, rule, seededRandom(1));
  expect(falseAccept).toBe(0);
  expect(falseAcceptInterval).toEqual(wilsonInterval(0, 10));
});

test('one person who is everybody’s double widens the bound beyond that of single trials', () => {
  const people = Array.from({ length: 20 }, (_, at) => `p${at}`);
  const strangers = people.flatMap((one, at) =>
    people.slice(at + 1).map((two) => pair(one, two, one === 'p0' ? 0.3 : 0.9)),
  );
  const { falseAccept, falseAcceptInterval } = measureRule(strangers, rule, seededRandom(1));
  expect(falseAccept).toBe(0.1);
  expect(falseAcceptInterval.high).toBeGreaterThan(wilsonInterval(19, 190).high);
});
