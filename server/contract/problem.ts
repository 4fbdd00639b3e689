import { z } from 'zod';

/** What every refusal looks like. `key` is a word the pages have a sentence for; nothing of the request comes back. */
export const problem = z.object({
  error: z.object({
    key: z.string(),
    /** Paths of the fields that are wrong, such as `visitor.phone`. */
    fields: z.array(z.string()),
    details: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
});
export type Problem = z.infer<typeof problem>;
