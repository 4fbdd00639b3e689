import { z } from 'zod';
import { minutes } from '../kernel/time.ts';
import { verifierVerdicts, type VerifierVerdict } from '../screening/vocabulary.ts';
import { fieldNames, legalBases, type FieldName } from './vocabulary.ts';
import { localText } from './local-text.ts';

const fieldRule = z.strictObject({
  name: z.enum(fieldNames),
  /** An optional field may be left empty by anyone; a required one may only be skipped by staff with a reason. */
  required: z.boolean().default(true),
  basis: z.enum(legalBases).default('security-duty'),
  /** Asks for a tick of its own (PIPL art. 29), never pre-ticked. */
  separateConsent: z.boolean().default(false),
});
export type FieldRule = z.infer<typeof fieldRule>;

const purpose = z.strictObject({ key: z.string().regex(/^[a-z][a-z-]{1,30}$/), label: localText });

/** Reserving on line (R10, R11). Every setting has a usual value, so a file that says nothing about it stays valid. */
const reservation = z
  .strictObject({
    enabled: z.boolean().default(true),
    /** How long before the visit a request must be in, in minutes. */
    leadMinutes: z
      .int()
      .min(0)
      .max(7 * 24 * 60)
      .default(30),
    maxAheadDays: z.int().min(1).max(180).default(60),
    /** How long the host has to answer, in hours. */
    answerHours: z.int().min(1).max(168).default(24),
    /** When a second person must agree after the host. */
    secondApproval: z.enum(['never', 'high-tier', 'always']).default('never'),
    /** May a visitor give an e-mail address, where the decision is to be sent? */
    email: z.boolean().default(true),
    documents: z
      .strictObject({
        max: z.int().min(0).max(10).default(3),
        maxBytes: z
          .int()
          .min(10_000)
          .max(10 * 1024 * 1024)
          .default(5 * 1024 * 1024),
        /** Is nothing approved before a document is there? */
        required: z.boolean().default(false),
      })
      .prefault({}),
    /** People on one form, with whoever fills it in. */
    maxGroup: z.int().min(1).max(200).default(50),
    /** May visitors browse the names of hosts? Otherwise they must know the whole name. */
    hostListed: z.boolean().default(false),
  })
  .prefault({});

/** What a check against the population database may end with and still want a person to decide, whatever the site says (R08). */
const alwaysHeld = ['MISMATCH', 'NO_RECORD', 'SOURCE_DOWN'] as const satisfies readonly VerifierVerdict[];

/** Guards at work (R08, R14, R15). Every setting has a usual value. */
const review = z
  .strictObject({
    /** How long a walk-in waits before the guards are called a second time, in minutes. */
    escalateMinutes: z.int().min(1).max(60).default(3),
  })
  .prefault({});
const greenChannel = z
  .strictObject({
    /** Until when the details must be entered, in hours after the door was opened. */
    completeWithinHours: z.int().min(1).max(168).default(24),
    /** How often whoever is late is reminded, in hours. */
    chaseEveryHours: z.int().min(1).max(48).default(4),
  })
  .prefault({});
const verification = z
  .strictObject({
    /** Whose name and ID number are checked against the population database. */
    when: z.enum(['never', 'walk-in', 'all']).default('never'),
    /** The verdicts that hold a visit for a person. */
    holdOn: z
      .array(z.enum(verifierVerdicts).exclude(['MATCH']))
      .default([...alwaysHeld, 'BAD_INPUT', 'RATE_LIMITED', 'NOT_CONFIGURED']),
  })
  .refine(({ holdOn }) => alwaysHeld.every((verdict) => holdOn.includes(verdict)), {
    message: `a person always decides on ${alwaysHeld.join(', ')}`,
    path: ['holdOn'],
  })
  .prefault({});

/**
 * People to hold for a human decision (R13). Listing them needs an impact assessment on file (PIPL art. 55); without its number nobody
 * is proposed or confirmed.
 */
const watchlist = z.strictObject({ impactAssessment: z.string().trim().max(80).default('') }).prefault({});

/** What a site asks of its visitors. Data, not code: see docs/operations/configuration.md. */
export const policySchema = z
  .strictObject({
    version: z.string().min(1),
    notice: z.strictObject({
      version: z.string().min(1),
      processor: localText,
      contact: z.string().min(1),
      /** One sentence each: purpose, kinds, keeping, rights (PIPL art. 17). */
      points: z.array(localText).min(1).max(8),
    }),
    fields: z.array(fieldRule).min(1),
    purposes: z.array(purpose).min(1).max(8),
    /** People who may come along on one registration. */
    maxCompanions: z.int().min(0).max(20).default(5),
    /** How long a short-term visit may last, in minutes. */
    maxStayMinutes: z
      .int()
      .min(15)
      .max(24 * 60)
      .default(8 * 60),
    /** May a visitor without a chip card type a document at the kiosk alone, or only with staff? */
    typedDocument: z.enum(['visitor', 'staff-only']).default('visitor'),
    /** Must a guard look at every walk-in before a badge is printed (R14)? */
    walkInReview: z.enum(['guard', 'none']).default('guard'),
    /** How long before and after the reserved time a reservation is honoured, in minutes. */
    earlyMinutes: z
      .int()
      .min(0)
      .max(24 * 60)
      .default(60),
    lateMinutes: z
      .int()
      .min(0)
      .max(24 * 60)
      .default(120),
    reservation,
    review,
    greenChannel,
    verification,
    watchlist,
  })
  .refine((policy) => new Set(policy.fields.map((f) => f.name)).size === policy.fields.length, {
    message: 'a field is named twice',
    path: ['fields'],
  })
  .refine((policy) => policy.fields.some((f) => f.name === 'name'), {
    message: 'a badge needs the field "name"',
    path: ['fields'],
  });
export type Policy = z.infer<typeof policySchema>;

export function ruleFor(policy: Policy, field: FieldName): FieldRule | undefined {
  return policy.fields.find((rule) => rule.name === field);
}

/** Whether this site takes reservations on line: somebody has to be asked, so only where it records the host. */
export function takesReservations(policy: Policy): boolean {
  return policy.reservation.enabled && collects(policy, 'host');
}

/** How far outside its own time a reservation is honoured, in milliseconds. */
export function reservationGrace(policy: Policy): { readonly earlyMs: number; readonly lateMs: number } {
  return { earlyMs: minutes(policy.earlyMinutes), lateMs: minutes(policy.lateMinutes) };
}

/** Whether this site may hold the field at all (R01: nothing beyond the policy is kept). */
export function collects(policy: Policy, field: FieldName): boolean {
  return ruleFor(policy, field) !== undefined;
}
