import { z } from 'zod';
import { dayShape, timeShape, typed } from './shapes.ts';

// Ratings (R29): what visitors say of convenience and privacy, from 1 (poor) to 5. Nothing ties a rating to a visit.

const mark = z.int().min(1).max(5);

/** `POST /portal/feedback`, with the visitor's link, once the visit is over. 409 `not-left`, `rated-already`; 404 where the site asks for none. */
export const feedbackAsked = z.strictObject({
  convenience: mark,
  privacy: mark,
  suggestion: typed(300).optional(),
});
export type FeedbackAsked = z.input<typeof feedbackAsked>;

/** `GET /feedback`: the last weeks, oldest first; a week begins on Monday. Averages are absent where nobody rated. */
export const feedbackQuery = z.object({ weeks: z.coerce.number().int().min(1).max(104).default(12) });
export const feedbackWeek = z.object({
  week: dayShape,
  count: z.int(),
  convenience: z.number().optional(),
  privacy: z.number().optional(),
});
export const feedbackResults = z.object({
  weeks: z.array(feedbackWeek),
  total: z.object({
    count: z.int(),
    kiosk: z.int(),
    phone: z.int(),
    convenience: z.number().optional(),
    privacy: z.number().optional(),
    /** How many gave 1, 2, 3, 4, 5. */
    convenienceMarks: z.array(z.int()).length(5),
    privacyMarks: z.array(z.int()).length(5),
  }),
});
export type FeedbackResults = z.infer<typeof feedbackResults>;

/** `GET /feedback/suggestions`: newest first; what looks like somebody's number is starred out. */
export const suggestionsQuery = z.object({ cursor: z.string().max(100).optional() });
export const suggestions = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      at: timeShape,
      place: z.enum(['kiosk', 'phone']),
      convenience: mark,
      privacy: mark,
      words: z.string(),
    }),
  ),
  next: z.string().optional(),
});
export type Suggestions = z.infer<typeof suggestions>;
