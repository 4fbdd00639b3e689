import type { FaceCalibration } from './calibration.ts';

/** "Of `of` people about `count`", and with 95 % confidence at most `most`, where that was measured. Whole numbers. */
export interface RateInWords {
  readonly of: number;
  readonly count: number;
  readonly most?: number;
}

export interface RatesInWords {
  /** Strangers taken for the person. */
  readonly strangers: RateInWords;
  /** Right people whom the machine does not pass, and a guard looks at. */
  readonly rightPeople: RateInWords;
}

const strangersOf = 10_000;
const rightPeopleOf = 100;

/**
 * The raw rule on pictures of 216 East Asian people, chip photo against another photo: 0.13 % of strangers pass, 52.7 % of the right
 * people do (facts/face.md section 4). Published press pictures, so no bound is given for this site's people and camera.
 */
const rawRulePublished: RatesInWords = {
  strangers: { of: strangersOf, count: 13 },
  rightPeople: { of: rightPeopleOf, count: 48 },
};

/**
 * The error rates of the rule in force, for people to read. Errors are rounded up: a rate that was seen is never called
 * none, and a bound is never below the rate.
 * @param measured of the site's calibration; without one, the raw rule's published rates
 */
export function ratesInWords(measured?: FaceCalibration['measured']): RatesInWords {
  if (!measured) return rawRulePublished;
  const { falseAccept, falseAcceptUpper, falseReject } = measured;
  const count = upTo(falseAccept, strangersOf);
  return {
    strangers: {
      of: strangersOf,
      count,
      most: Math.max(count, upTo(falseAcceptUpper, strangersOf)),
    },
    rightPeople: { of: rightPeopleOf, count: upTo(falseReject, rightPeopleOf) },
  };
}

/** Rounded up, but 0.07 of 100 is 7 and not 8: the product of binary fractions is a hair above it. */
function upTo(rate: number, of: number): number {
  return Math.ceil(Number((rate * of).toPrecision(12)));
}
