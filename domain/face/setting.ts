import { z } from 'zod';
import { localText } from '../policy/local-text.ts';

/** Fewer than the 100,000 that have to be filed with the authority (face rules art. 15). */
const filedFrom = 100_000;

/**
 * The site's use of faces. Off until somebody has written an impact assessment and can name its number (PIPL art. 55, face
 * rules art. 9) and the purpose (art. 4).
 */
export const faceSchema = z
  .strictObject({
    enabled: z.boolean().default(false),
    /** Number of the impact assessment, as the site files it. */
    impactAssessment: z.string().trim().max(80).default(''),
    /** Why faces are needed here, as the visitor reads it before agreeing. */
    purpose: localText.optional(),
    /** Version of the face notice; stands in every consent. */
    noticeVersion: z.string().min(1).max(40).default('1'),
    /** Whether a match alone takes a visitor on, or a guard confirms each one. */
    onMatch: z.enum(['goes-on', 'guard-confirms']).default('goes-on'),
    /** File made by `npm run face:calibrate`, beside the configuration; without it the raw rule alone. */
    calibration: z.string().min(1).max(200).optional(),
    /** May long-term partners store a face, and how many may be stored on all kiosks of the site. */
    enrolment: z
      .strictObject({
        allowed: z.boolean().default(false),
        warnAt: z.int().min(1).max(filedFrom).default(80_000),
        max: z.int().min(1).default(99_000),
      })
      .refine(({ warnAt, max }) => warnAt <= max, {
        params: { expected: 'warn-before-max' },
        path: ['warnAt'],
      })
      .prefault({}),
    /** The law or separate consent that lets face data leave this device; empty, and none does (face rules art. 8). */
    egressBasis: z.string().trim().max(200).default(''),
  })
  .refine((face) => !face.enabled || face.impactAssessment !== '', {
    params: { expected: 'impact-assessment' },
    path: ['impactAssessment'],
  })
  .refine((face) => !face.enabled || face.purpose !== undefined, {
    params: { expected: 'face-purpose' },
    path: ['purpose'],
  });

export type FaceConfig = z.output<typeof faceSchema>;
