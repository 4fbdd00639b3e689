import {
  byDistance,
  cornersOf,
  equalErrorRate,
  isSamePerson,
  operatingPoints,
  pointAt,
  trueAcceptAt,
  type OperatingPoint,
  type ScoredPair,
} from '../../domain/face/accuracy.ts';
import { intervalOverPeople, widerInterval, type Interval } from '../../domain/face/accuracy-interval.ts';
import { measureRule, type MeasuredPair, type RuleMeasure } from '../../domain/face/calibrate-measure.ts';
import type { FaceCalibration } from '../../domain/face/calibration.ts';
import { rawRule, type FaceRule } from '../../domain/face/decision.ts';
import type { FaceDistance } from '../../domain/face/vocabulary.ts';

export interface AcceptedAt {
  /** At most this part of the strangers is accepted. */
  readonly falseAccept: number;
  /** Fewer comparisons of strangers than one wrong one stands for: the line is where none was accepted. */
  readonly isProven: boolean;
  /** Absent where the very nearest pairs are strangers. */
  readonly threshold?: number;
  readonly trueAccept: number;
  readonly interval: Interval;
}

export interface ScoreReport {
  readonly equalErrorRate: number;
  readonly equalErrorInterval: Interval;
  readonly acceptedAt: readonly AcceptedAt[];
  /** The corners of the receiver operating characteristic, from the strictest. */
  readonly roc: readonly OperatingPoint[];
}

export interface Evaluation {
  readonly people: number;
  readonly samePairs: number;
  readonly strangerPairs: number;
  /** Pairs in which a picture has no face; they count as not accepted. */
  readonly lostPairs: number;
  readonly rule: FaceRule;
  readonly ruleMeasure: RuleMeasure;
  readonly raw: ScoreReport;
  /** The combined distance where the raw one keeps its line, as the calibrated rule takes it. */
  readonly calibrated?: ScoreReport;
}

const falseAcceptRates = [0.01, 0.001] as const;

/** @param random from 0 up to 1, for the draws of people */
export function evaluate(
  pairs: readonly MeasuredPair[],
  calibration: FaceCalibration | undefined,
  random: () => number,
): Evaluation {
  const rule = calibration?.rule ?? rawRule;
  const samePairs = pairs.filter(isSamePerson).length;
  const scored = (distanceOf: (distance: FaceDistance) => number) =>
    reportOf(
      pairs.map(({ people, distance }) => ({ people, distance: distanceOf(distance) })),
      random,
    );
  return {
    people: new Set(pairs.flatMap(({ people }) => people)).size,
    samePairs,
    strangerPairs: pairs.length - samePairs,
    lostPairs: pairs.filter(({ distance }) => !Number.isFinite(distance.raw)).length,
    rule,
    ruleMeasure: measureRule(pairs, rule, random),
    raw: scored(({ raw }) => raw),
    ...(calibration && {
      calibrated: scored(({ raw, fused = Infinity }) => (raw <= calibration.rule.rawMax ? fused : Infinity)),
    }),
  };
}

function reportOf(pairs: readonly ScoredPair[], random: () => number): ScoreReport {
  const sorted = byDistance(pairs);
  const points = [...operatingPoints(sorted)];
  const same = sorted.filter(isSamePerson);
  const people = new Set(same.map(({ people: [person] }) => person)).size;
  const equal = equalErrorRate(points);
  const within = (rate: number, measure: (resampled: Iterable<OperatingPoint>) => number): Interval =>
    widerInterval(
      rate,
      people,
      intervalOverPeople(sorted, (weightOf) => measure(operatingPoints(sorted, weightOf)), random),
    );
  return {
    equalErrorRate: equal,
    equalErrorInterval: within(equal, equalErrorRate),
    acceptedAt: falseAcceptRates.map((falseAccept): AcceptedAt => {
      const point = pointAt(points, falseAccept);
      const trueAccept = point?.trueAccept ?? 0;
      return {
        falseAccept,
        isProven: (sorted.length - same.length) * falseAccept >= 1,
        ...(point && { threshold: point.threshold }),
        trueAccept,
        interval: within(trueAccept, (resampled) => trueAcceptAt(resampled, falseAccept)),
      };
    }),
    roc: cornersOf(points),
  };
}
