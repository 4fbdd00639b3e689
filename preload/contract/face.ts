import { z } from 'zod';
import type { FaceCalibration } from '../../domain/face/calibration.ts';
import type { FaceRule } from '../../domain/face/decision.ts';
import { faceFailures, type FaceTemplate } from '../../domain/face/vocabulary.ts';

/** What the window has to prepare: which camera, and how faces are compared. Absent where no camera is set up. */
export interface FaceSetup {
  readonly camera: {
    readonly id: string;
    /** A simulated camera shows what the dev dock puts before it. */
    readonly driver: 'window' | 'simulator';
    /** Part of the camera's name as the system tells it; the first camera without it. */
    readonly name?: string;
    /** Counts the times somebody, or main itself, has started the camera anew: the window begins anew as well. */
    readonly turn: number;
  };
  readonly calibration?: FaceCalibration;
  /** The site uses no faces: whether the camera is there is all it wants to know, and no engine is loaded. */
  readonly cameraOnly?: true;
}

const part = z.number().min(0).max(1);
const angle = z.number().min(-180).max(180);

const sampleSchema = z.strictObject({
  atMs: z.number().min(0).max(600_000),
  faces: z.int().min(0).max(50),
  yawDeg: angle,
  pitchDeg: angle,
  rollDeg: angle,
  width: part,
  centre: z.tuple([z.number(), z.number()]).readonly(),
  light: part,
  sharpness: z.number().min(0),
  covered: part,
  change: z.number().min(0).max(255),
});

const outcomeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('measured'),
    distance: z.strictObject({ raw: z.number().min(0), fused: z.number().exactOptional() }),
    frames: z.int().min(1).max(100),
    track: z.array(sampleSchema).max(2_000).readonly(),
  }),
  z.strictObject({
    kind: z.literal('taken'),
    frames: z.int().min(1).max(100),
    track: z.array(sampleSchema).max(2_000).readonly(),
  }),
  z.strictObject({ kind: z.literal('failed'), why: z.enum(faceFailures) }),
]);

/** Read-only to the types alone: `readonly()` freezes, and main overwrites these numbers when they are done with. */
const vector: z.ZodType<readonly number[]> = z.array(z.number()).max(4_096);

const templateSchema = z.strictObject({
  engine: z.string().min(1).max(80),
  vectors: z.record(z.string().max(40), vector).readonly(),
});

/** JPEG of at most 640x480, base64. */
const picture = z.base64().max(400_000);

/** How the window's camera and engine are; told on every change. */
export const faceStateSchema = z.strictObject({
  camera: z.enum(['works', 'absent', 'denied']),
  /** `off`: none is wanted. */
  engine: z.enum(['loading', 'ready', 'failed', 'off']),
  /** Own words of the engine or the browser; never a file path or a camera's label. */
  detail: z.string().max(120).optional(),
});
export type FaceState = z.infer<typeof faceStateSchema>;

/** The end of one attempt. The ticket is the attempt's; an old one is ignored. */
export const faceResultSchema = z.strictObject({
  ticket: z.int(),
  outcome: outcomeSchema,
  /** The best live frame, for a guard to look at; kept in memory until the verdict, then wiped. Not of an enrolment. */
  picture: picture.optional(),
  /** Only where the visitor asked to be enrolled. */
  template: templateSchema.optional(),
});
export type FaceResult = z.infer<typeof faceResultSchema>;

export const faceTicketSchema = z.strictObject({ ticket: z.int() });

/** What the attempt compares with. Answered for the attempt under way and no other. */
export type FaceReference =
  | {
      readonly kind: 'portrait';
      readonly widthDots: number;
      readonly heightDots: number;
      /** Three bytes a dot, row by row from the top left, base64. */
      readonly rgb: string;
    }
  | { readonly kind: 'template'; readonly template: FaceTemplate }
  /** Nothing: the pictures are for an enrolment that staff vouch for. */
  | { readonly kind: 'none' };

/** Both pictures for the signed-in guard's eyes, as data URLs; only while the guard compares. */
export interface FacePictures {
  readonly document?: string;
  readonly live?: string;
}

/** What supervisors and administrators read on the face page. */
export interface FaceReport {
  readonly enabled: boolean;
  readonly impactAssessment: string;
  readonly rule: FaceRule;
  readonly calibration?: Pick<FaceCalibration, 'madeOn' | 'people' | 'images' | 'measured'>;
  /** The calibration file could not be used, and why. */
  readonly calibrationProblem?: 'missing' | 'not-a-calibration' | 'other-engine';
  readonly storedFaces: number;
  readonly warnAt: number;
  readonly max: number;
  readonly egressBasis: string;
}
