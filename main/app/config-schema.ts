import { z } from 'zod';
import { isTimeZone } from '../../domain/kernel/time.ts';
import { policySchema } from '../../domain/policy/policy.ts';
import { riskTiers } from '../../domain/policy/vocabulary.ts';
import { localText } from '../../domain/policy/local-text.ts';

// One field per line: this file is what docs/operations/configuration.md describes.

const host = z.string().min(1).max(253);
const port = z.int().min(1).max(65_535);
const devicePath = z.string().min(1).max(260);
const baudRate = z.int().min(1_200).max(4_000_000);

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

/** The label as it lies in the printer; every printer needs it, simulated or not. */
const label = {
  widthMm: z.number().min(20).max(120),
  heightMm: z.number().min(15).max(300),
  gapMm: z.number().min(0).max(20),
  dpi: z.literal([203, 300, 600]),
};

const samSerial = z.strictObject({
  driver: z.literal('sam'),
  transport: z.literal('serial'),
  path: devicePath,
  baudRate: baudRate.default(115_200),
});
const samTcp = z.strictObject({ driver: z.literal('sam'), transport: z.literal('tcp'), host, port });

const lineSerial = z.strictObject({
  driver: z.literal('line'),
  transport: z.literal('serial'),
  path: devicePath,
  baudRate: baudRate.default(9_600),
});
const lineTcp = z.strictObject({ driver: z.literal('line'), transport: z.literal('tcp'), host, port });

const tsplTcp = z.strictObject({
  driver: z.literal('tspl'),
  transport: z.literal('tcp'),
  host,
  port: port.default(9_100),
  ...label,
  /** 0 to 15, as the printer's manual numbers it; 8 when missing. */
  density: z.int().min(0).max(15).optional(),
  /** Inches per second; 3 when missing. */
  speed: z.number().min(1).max(14).optional(),
});

const simulator = z.strictObject({ driver: z.literal('simulator') });
const none = z.strictObject({ driver: z.literal('none') });

const devices = z.strictObject({
  idReader: z.discriminatedUnion('driver', [
    z.discriminatedUnion('transport', [samSerial, samTcp]),
    simulator,
    none,
  ]),
  labelPrinter: z.discriminatedUnion('driver', [
    tsplTcp,
    z.strictObject({ driver: z.literal('simulator'), ...label }),
    none,
  ]),
  codeScanner: z
    .discriminatedUnion('driver', [z.discriminatedUnion('transport', [lineSerial, lineTcp]), simulator, none])
    .default({ driver: 'none' }),
});

const timing = z.strictObject({
  idleSeconds: delay(10, 600),
  elderIdleSeconds: delay(10, 1_200),
  answerSeconds: delay(5, 300),
  doneSeconds: delay(3, 120),
  reviewEscalateSeconds: delay(10, 3_600),
  reviewGiveUpSeconds: delay(30, 7_200),
  staffIdleSeconds: delay(10, 1_800),
});

export const configSchema = z.strictObject({
  site,
  riskTier: z.enum(riskTiers),
  policy: policySchema,
  devices,
  timing: timing.prefault({}),
  /** Fills an empty store with invented hosts, reservations and staff. */
  demo: z.boolean().default(false),
});

/** The configuration as the kiosk uses it: every default filled in. */
export type KioskConfig = z.output<typeof configSchema>;
export type DeviceConfig = KioskConfig['devices'];
export type TimingConfig = KioskConfig['timing'];
