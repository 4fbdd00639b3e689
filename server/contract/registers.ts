import { z } from 'zod';
import { dayShape, idShape, languageShape, typed } from './shapes.ts';

// The registers, under `/api/v1/registers`. Supervisors and inspectors read them all; a receptionist reads today's visits and reservations.
// Headings and words come with the rows, in the language asked for, so that a page and an exported file say the same.

export const registerNames = [
  'visits',
  'reservations',
  'enrolments',
  'look-ups',
  'exports',
  'deliveries',
] as const;
export type RegisterName = (typeof registerNames)[number];
/** What a receptionist reads, of today. */
export const deskRegisters: readonly RegisterName[] = ['visits', 'reservations'];

export const registerParams = z.object({ register: z.enum(registerNames) });
export const registerPage = 50;

/** `from` and `until` are days of the site's calendar, both counted; the last 30 days when absent. */
export const registerFilter = z.object({
  from: dayShape.optional(),
  until: dayShape.optional(),
  state: z.string().max(40).optional(),
  host: idShape.optional(),
});
export type RegisterFilter = z.infer<typeof registerFilter>;

/** `GET /registers/:register`: newest first. */
export const registerQuery = registerFilter.extend({
  language: languageShape.default('zh-CN'),
  cursor: z.string().max(100).optional(),
});

export const registerReply = z.object({
  columns: z.array(z.object({ key: z.string(), heading: z.string(), numeric: z.boolean() })),
  rows: z.array(z.object({ id: z.string(), cells: z.array(z.string()) })),
  /** Of the states there are, for the filter. */
  states: z.array(z.object({ value: z.string(), label: z.string() })),
  from: dayShape,
  until: dayShape,
  next: z.string().optional(),
});
export type RegisterReply = z.infer<typeof registerReply>;

/** On what ground a register may leave the house (PIPL arts 13, 20-23). Without one nothing leaves. */
export const exportBases = ['security-duty', 'authority-request', 'inspection', 'consent'] as const;
export type ExportBasis = (typeof exportBases)[number];
/** Excel's own limit is a million rows; a file that is made in memory stays below this. */
export const xlsxMost = 20_000;
export const csvMost = 1_000_000;

/**
 * `POST /registers/export`: the file itself. It stands in the register of exports before its first byte leaves. 400 `reason-needed`,
 * `too-many-rows` (details `max`); 403 `forbidden`.
 */
export const exportAsked = z.strictObject({
  register: z.enum(registerNames),
  format: z.enum(['csv', 'xlsx']),
  filter: registerFilter.extend({}).strict(),
  /** Names, numbers and phones in full: for supervisors. */
  full: z.boolean().default(false),
  basis: z.enum(exportBases),
  reason: typed(300),
  recipient: typed(120),
  language: languageShape,
});
export type ExportAsked = z.input<typeof exportAsked>;
