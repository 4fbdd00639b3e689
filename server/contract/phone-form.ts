import { z } from 'zod';
import { fieldNames, type FieldName } from '../../domain/policy/vocabulary.ts';
import { consentShape } from './portal.ts';
import { idShape, languageShape, timeShape, typed } from './shapes.ts';

// The short form on a visitor's phone, opened by the code on a kiosk (R17). Under `/api/v1/portal/form`.

/**
 * `POST /portal/form`: a ticket opens one form, once. 409 `ticket-used`; 410 `ticket-stale` (older than two turns of the code, or of a kiosk
 * whose clock is astray); 400 `not-a-ticket`.
 */
export const ticketAsked = z.strictObject({ ticket: z.string().min(1).max(200) });

/**
 * `opened`: is being filled in. `sent`: waits at the kiosk. `saved`, `declined`: the kiosk took it over, or its visitor did not want it.
 * `expired`: nobody came back to the kiosk.
 */
export const phoneFormStates = ['opened', 'sent', 'saved', 'declined', 'expired'] as const;

/** `GET /portal/form`, with the form's own token in `Authorization: Visitor`. */
export const phoneFormShown = z.object({
  id: z.string(),
  state: z.enum(phoneFormStates),
  /** Until when it can be sent, and then until when it waits at the kiosk. */
  until: timeShape,
});
export type PhoneFormShown = z.infer<typeof phoneFormShown>;

export const phoneFormOpened = phoneFormShown.extend({ token: z.string(), site: z.string() });
export type PhoneFormOpened = z.infer<typeof phoneFormOpened>;

/**
 * `PUT /portal/form`: fields as the policy names them (R01). No document number: the kiosk reads the card. The host may stay open, and the
 * kiosk asks. Sent again after it arrived it changes nothing. Refusals as on the reservation form; 409 `form-over`.
 */
export const phoneAnswersAsked = z.strictObject({
  name: typed(60),
  phone: typed(40).optional(),
  company: typed(120).optional(),
  hostId: idShape.optional(),
  purpose: z.string().max(40).optional(),
  purposeText: typed(200).optional(),
  companions: z.int().min(0).max(20).optional(),
  expectedLeave: timeShape.optional(),
  language: languageShape,
  consent: consentShape,
});
export type PhoneAnswersAsked = z.input<typeof phoneAnswersAsked>;

/** Every field that the form may hold, in the order of its questions. */
export const phoneFormFields = fieldNames.filter(
  (field): field is Exclude<FieldName, 'idNumber'> => field !== 'idNumber',
);
