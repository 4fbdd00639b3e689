import { expect, test } from 'vitest';
import type { FaceCalibration } from '../../../../domain/face/calibration.ts';
import { ratesInWords } from '../../../../domain/face/rates.ts';

const measured: FaceCalibration['measured'] = {
  people: 60,
  genuinePairs: 200,
  impostorPairs: 20_000,
  falseAccept: 0.0007,
  falseReject: 0.07,
  falseAcceptUpper: 0.0021,
  rawFalseAccept: 0.002,
  rawFalseReject: 0.4,
};

test('rates are said of people, not as fractions', () => {
  expect(ratesInWords(measured)).toEqual({
    strangers: { of: 10_000, count: 7, most: 21 },
    rightPeople: { of: 100, count: 7 },
  });
});

test('errors are rounded up: one stranger in thirty thousand is not none', () => {
  const rare = { ...measured, falseAccept: 1 / 30_000, falseAcceptUpper: 2.4 / 10_000, falseReject: 0.001 };
  expect(ratesInWords(rare)).toEqual({
    strangers: { of: 10_000, count: 1, most: 3 },
    rightPeople: { of: 100, count: 1 },
  });
});

test('nobody seen is said as none, with what it may be all the same', () => {
  expect(ratesInWords({ ...measured, falseAccept: 0, falseAcceptUpper: 0.0018 }).strangers).toEqual({
    of: 10_000,
    count: 0,
    most: 18,
  });
});

test('a bound is never below the rate itself', () => {
  expect(ratesInWords({ ...measured, falseAccept: 0.01, falseAcceptUpper: 0 }).strangers.most).toBe(100);
});

test('without a calibration the published rates of the raw rule are said, and no bound', () => {
  const { strangers, rightPeople } = ratesInWords();
  expect(strangers).toEqual({ of: 10_000, count: 13 });
  expect(rightPeople).toEqual({ of: 100, count: 48 });
});
