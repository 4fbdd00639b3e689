import { z } from 'zod';
import { languageShape, timeShape, typed } from './shapes.ts';

// A visitor's own data (PIPL arts 44-50), under `/api/v1/portal/own-data`, by the link to a reservation or a visit.

/** `GET`: everything that is stored about whoever the link belongs to, to be read and to be taken along (`portable`). */
export const ownData = z.object({
  madeAt: timeShape,
  site: z.object({ id: z.string(), name: z.string(), contact: z.string() }),
  /** One for each record: the reservation, and the visits made from it. */
  records: z.array(
    z.object({
      kind: z.enum(['reservation', 'visit']),
      id: z.string(),
      state: z.string(),
      /** What is kept about the person and the visit, by name, in full: `name`, `idNumber`, `phone`, `company`, `host`, `from` … */
      fields: z.array(z.object({ name: z.string(), value: z.union([z.string(), z.number()]) })),
      consents: z.array(
        z.object({
          noticeVersion: z.string(),
          givenAt: timeShape,
          separate: z.array(z.string()),
          guardian: z.boolean(),
          language: languageShape,
        }),
      ),
      documents: z.array(
        z.object({ id: z.string(), fileName: z.string(), kind: z.string(), bytes: z.int(), at: timeShape }),
      ),
      passes: z.array(
        z.object({
          from: timeShape,
          until: timeShape,
          revokedAt: timeShape.optional(),
          usedAt: timeShape.optional(),
        }),
      ),
      messages: z.array(z.object({ key: z.string(), state: z.string(), at: timeShape })),
      /** Every fact of the journal, by whom: `visitor`, `staff` or `system`. */
      history: z.array(z.object({ at: timeShape, type: z.string(), by: z.string() })),
    }),
  ),
  /** What may be asked for now; `mayDelete` is false while somebody is inside or being registered. */
  mayCorrect: z.boolean(),
  mayWithdraw: z.boolean(),
  mayDelete: z.boolean(),
});
export type OwnData = z.infer<typeof ownData>;

/** `POST /correct`. A new name is reviewed anew when the visit was approved already. */
export const correction = z.strictObject({
  name: typed(60).optional(),
  phone: typed(40).optional(),
  company: typed(120).optional(),
});
export type Correction = z.infer<typeof correction>;

/** `POST /withdraw` and `POST /delete`: no body but `{}`. */
export const noWords = z.strictObject({});

/**
 * How a request about one's data ended. `refused` with a reason: `inside` (until the visitor has left), `closed` (nothing is open to be
 * corrected), `nothing-to-do`.
 */
export const dataAnswer = z.object({
  outcome: z.enum(['done', 'refused']),
  reason: z.enum(['inside', 'closed', 'nothing-to-do']).optional(),
  /** What is kept nevertheless, and is erased at the end of its time: a visit that the house must be able to account for. */
  kept: z.array(z.enum(['visit', 'consent-evidence'])),
  /** The number under which the register has the request. */
  request: z.string(),
});
export type DataAnswer = z.infer<typeof dataAnswer>;
