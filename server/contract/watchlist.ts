import { z } from 'zod';
import { watchlistReasons } from '../../domain/screening/vocabulary.ts';
import { dayShape, idShape, timeShape, typed } from './shapes.ts';

// People to hold for a human decision (R13), under `/api/v1/watchlist`.

export const entryBody = z
  .object({
    name: typed(60),
    idNumber: typed(30).optional(),
    phone: typed(30).optional(),
    reason: z.enum(watchlistReasons),
    /** What happened, for whoever decides later. */
    grounds: typed(1_000),
    until: dayShape,
  })
  // A name alone fits too many people to stop one of them for it.
  .refine(({ idNumber, phone }) => idNumber !== undefined || phone !== undefined, { path: ['idNumber'] });

export const entryView = z.object({
  id: z.string(),
  state: z.enum(['proposed', 'running', 'refused', 'ended', 'expired']),
  /** Masked. */
  name: z.string(),
  reason: z.enum(watchlistReasons),
  until: z.string(),
  proposedAt: timeShape,
  proposedBy: z.string(),
  confirmedBy: z.string().optional(),
  /** Visits that were held for it. */
  hits: z.int(),
  /** Somebody else has to agree; whoever proposed it cannot. */
  mayConfirm: z.boolean(),
});
export type EntryView = z.infer<typeof entryView>;
export const entryList = z.object({ items: z.array(entryView) });
export const entryParams = z.object({ id: idShape });
export const entryDecision = z.object({ decision: z.enum(['confirm', 'refuse']) });
export const entryEnd = z.object({ reason: z.enum(['settled', 'mistake', 'court']) });
/** `POST /watchlist/:id/reveal`. */
export const entryReveal = z.object({ purpose: z.enum(['decision', 'review', 'complaint']) });
export const entryRevealed = z.object({
  name: z.string(),
  idNumber: z.string().optional(),
  phone: z.string().optional(),
  grounds: z.string(),
});
