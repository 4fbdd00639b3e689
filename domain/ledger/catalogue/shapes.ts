import { z } from 'zod';
import { plainCode } from '../event.ts';
import { isLocalDay, type Instant, type LocalDay } from '../../kernel/time.ts';

// The only shapes `data` is built from: none of them can hold a name, an ID number or a sentence.

/** An id of this program. */
export const code = z.string().regex(plainCode);

/**
 * A version as the site's configuration spells it, in whatever script: written by the site, never by a visitor. It
 * is wide on purpose: an unusual version must not stop a visitor at the door.
 */
export const version = z.string().min(1).max(200);

/** A word of the program itself, such as a step or a device state. */
export const word = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/);

/**
 * A number under which the site has filed something, in whatever script and with whatever brackets; empty where nothing
 * is filed. Written by the site, never by a visitor, and on one line.
 */
export const filingNumber = z
  .string()
  .max(80)
  .regex(/^[^\p{C}\p{Zl}\p{Zp}]*$/u);

/** Who made a face template: the engine's name and version in one word. The window says it, so it cannot be a sentence. */
export const engine = z
  .string()
  .max(80)
  .regex(/^(?!.*\d{15})[A-Za-z0-9@][A-Za-z0-9@._:+/-]*$/);

/** A wall-clock time in milliseconds, as the kiosk showed it; none that no calendar has (ECMA-262, 21.4.1.1). */
export const time = z
  .int()
  .min(0)
  .max(8_640_000_000_000_000)
  .transform((ms) => ms as Instant);

export const day = z.custom<LocalDay>((value) => typeof value === 'string' && isLocalDay(value));

/** How many: people, copies, a number in a series. */
export const count = z.int().min(0).max(1_000_000);

/** A keyed look-up token: says nothing without the site's pepper. */
export const token = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);

/** The data of one type of event. `time` is the wall clock; the event's own `at` only orders. */
export function fact<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject({ time, ...shape });
}
