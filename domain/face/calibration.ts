import { z } from 'zod';

const vector = (length: number) => z.array(z.number()).length(length);
const rate = z.number().min(0).max(1);

/** Lengths of the built-in engine's two descriptors. */
export const faceApiLength = 128;
export const humanLength = 1_024;

/**
 * What `npm run face:calibrate` makes of images that the site may lawfully use: statistics over many people, no template of
 * anyone. The product ships none.
 */
export const calibrationSchema = z.strictObject({
  engine: z.string().min(1).max(80),
  madeOn: z.iso.date(),
  people: z.int().min(1),
  images: z.int().min(2),
  mean: z.strictObject({ faceApi: vector(faceApiLength), human: vector(humanLength) }),
  /** Row by row. */
  whitening: z.array(vector(faceApiLength)).length(faceApiLength),
  rule: z.strictObject({
    kind: z.literal('calibrated'),
    rawMax: z.number().min(0).max(2),
    fusedPass: z.number().min(0).max(4),
    fusedUnsure: z.number().min(0).max(4),
  }),
  /** Reached on people who were not used for the statistics. */
  measured: z.strictObject({
    people: z.int().min(1),
    genuinePairs: z.int().min(1),
    impostorPairs: z.int().min(1),
    /** Strangers taken for the person / right people not passed, at the pass line. */
    falseAccept: rate,
    falseReject: rate,
    /** 95 % upper bound of `falseAccept`, over people. */
    falseAcceptUpper: rate,
    /** The same pairs by the raw rule alone. */
    rawFalseAccept: rate,
    rawFalseReject: rate,
  }),
});
export type FaceCalibration = z.infer<typeof calibrationSchema>;

/** A calibration file's text, or nothing where it is none. */
export function parseCalibration(text: string): FaceCalibration | undefined {
  try {
    return calibrationSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
