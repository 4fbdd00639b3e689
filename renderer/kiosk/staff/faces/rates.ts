import type { FaceReport } from '../../../../preload/contract/face.ts';

/** Of so many people about so many; `most` where it was measured with what confidence allows. */
export interface RateInWords {
  readonly of: number;
  readonly count: number;
  readonly most?: number;
}

export interface Rates {
  /** Taken for the person they are not. */
  readonly strangers: RateInWords;
  /** Not passed by the machine although they are the person. */
  readonly rightPeople: RateInWords;
}

/** The raw rule at 0.40 with chip photographs of East Asian faces (facts/face.md section 4): 0.13 % and 52.7 %. */
const published: Rates = { strangers: { of: 10_000, count: 13 }, rightPeople: { of: 1_000, count: 473 } };

/** Error rates as people count. What was measured is never rounded in the machine's favour at its upper end. */
export function ratesOf(calibration: FaceReport['calibration']): Rates {
  if (!calibration) return published;
  const { falseAccept, falseAcceptUpper, falseReject } = calibration.measured;
  return {
    strangers: {
      of: 10_000,
      count: Math.round(10_000 * falseAccept),
      most: Math.ceil(10_000 * falseAcceptUpper),
    },
    rightPeople: { of: 1_000, count: Math.round(1_000 * falseReject) },
  };
}
