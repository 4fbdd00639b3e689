import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { categories } from '../../domain/policy/vocabulary.ts';
import { localText } from '../../domain/policy/local-text.ts';
import { isLocalDay, type LocalDay } from '../../domain/kernel/time.ts';

const day = z.custom<LocalDay>((value) => typeof value === 'string' && isLocalDay(value));
const card = z.strictObject({
  id: z.string(),
  layout: z.enum(['citizen', 'J', 'I', 'Y', 'damaged', 'foreign-card', 'passport']),
  name: z.string(),
  /** `SURNAME, GIVEN NAMES` */
  latinName: z.string().default(''),
  nationality: z.string().default(''),
  sex: z.enum(['male', 'female', 'unknown']).default('unknown'),
  birth: day.optional(),
  number: z.string().default(''),
  validUntil: day.optional(),
  /** Whose portrait the chip carries: a person of assets/demo/faces/people.json. */
  face: z
    .string()
    .regex(/^[a-z]$/)
    .optional(),
  note: z.string(),
});
export type DemoCard = z.infer<typeof card>;

const agreed = { host: z.string(), phone: z.string(), card: z.string() };

const people = z.strictObject({
  hosts: z.array(
    z.strictObject({ id: z.string(), name: z.string(), department: localText, place: localText }),
  ),
  staff: z.array(
    z.strictObject({
      id: z.string(),
      code: z.string(),
      name: z.string(),
      role: z.enum(['receptionist', 'guard', 'supervisor', 'admin']),
      pin: z.string(),
    }),
  ),
  cards: z.array(card),
  reservations: z.array(
    z.strictObject({
      ...agreed,
      id: z.string(),
      purpose: z.string(),
      companions: z.int(),
      category: z.enum(categories),
      startsInMinutes: z.int(),
      lastsMinutes: z.int(),
    }),
  ),
  enrolments: z.array(
    z.strictObject({
      ...agreed,
      id: z.string(),
      category: z.enum(['long-term-partner', 'temporary-worker']),
      company: z.string(),
      startsInDays: z.int(),
      lastsDays: z.int(),
      agreed: z.boolean(),
    }),
  ),
});
export type DemoPeople = z.infer<typeof people>;

/**
 * The invented people of the demo sites and of the dev dock.
 * @throws when the file is missing or wrong: a damaged installation
 */
export function readDemoPeople(assetsDir: string): DemoPeople {
  return people.parse(JSON.parse(readFileSync(join(assetsDir, 'demo', 'people.json'), 'utf8')));
}
