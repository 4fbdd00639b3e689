import { z } from 'zod';
import { devicesSchema } from '../../domain/device/config/devices.ts';
import { faceSchema, type FaceConfig } from '../../domain/face/setting.ts';
import { isTimeZone } from '../../domain/kernel/time.ts';
import { policySchema } from '../../domain/policy/policy.ts';
import { riskTiers } from '../../domain/policy/vocabulary.ts';
import { localText } from '../../domain/policy/local-text.ts';

// One field per line: this file is what docs/operations/configuration.md describes.

/** Seconds; the machine's own table holds the defaults. */
const delay = (min: number, max: number) => z.int().min(min).max(max).optional();

const site = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  name: localText,
  helpDesk: localText,
  timeZone: z
    .string()
    .refine(isTimeZone, { params: { expected: 'time-zone' } })
    .default('Asia/Shanghai'),
  badgePrefix: z
    .string()
    .regex(/^[A-Z]{1,2}$/)
    .default('A'),
});

const timing = z.strictObject({
  idleSeconds: delay(10, 600),
  elderIdleSeconds: delay(10, 1_200),
  answerSeconds: delay(5, 300),
  doneSeconds: delay(3, 120),
  reviewEscalateSeconds: delay(10, 3_600),
  reviewGiveUpSeconds: delay(30, 7_200),
  staffIdleSeconds: delay(10, 1_800),
  faceCheckSeconds: delay(15, 300),
  elderFaceCheckSeconds: delay(15, 600),
});

export const configSchema = z
  .strictObject({
    site,
    riskTier: z.enum(riskTiers),
    policy: policySchema,
    devices: devicesSchema,
    face: faceSchema.prefault({}),
    timing: timing.prefault({}),
    /** The site server, where there is one. A kiosk that has joined by command needs none of it. */
    server: z
      .strictObject({
        url: z.url({ protocol: /^https?$/ }),
        /** To join by, once; of no use afterwards. */
        code: z.string().max(40).optional(),
      })
      .optional(),
    /** Asks visitors for a rating: after they check out, and on the last screen whoever touches it. */
    feedback: z.boolean().default(false),
    /** Fills an empty store with invented hosts, reservations and staff. */
    demo: z.boolean().default(false),
  })
  .refine(opensNoDoorByFace, { params: { expected: 'no-door-by-face' }, path: ['face', 'onMatch'] });

/** A match may spare a guard's look at a badge, but no door opens on the machine's word (docs/decisions/0008). */
function opensNoDoorByFace(config: {
  readonly face: FaceConfig;
  readonly devices: { readonly signals: { readonly door: readonly string[] } };
}): boolean {
  const { face, devices } = config;
  const goesOn = face.enabled && face.onMatch === 'goes-on';
  return !(goesOn && devices.signals.door.includes('checked-in'));
}

/** The configuration as the kiosk uses it: every default filled in. */
export type KioskConfig = z.output<typeof configSchema>;
export type TimingConfig = KioskConfig['timing'];
