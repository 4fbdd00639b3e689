import { z } from 'zod';
import { faceReasons } from '../face/vocabulary.ts';
import { documentKinds } from '../identity/document.ts';
import { fieldNames, languages } from '../policy/vocabulary.ts';
import { crewDirections } from './crew.ts';
import { scores } from './rating.ts';
import { rejectReasons, releaseReasons, skipReasons } from './records.ts';

const short = z.string().max(200);
const bare = <T extends string>(type: T) => z.strictObject({ type: z.literal(type) });

/**
 * Everything a finger on the screen can ask for. The renderer only sends these; what they mean in the present
 * step is the machine's business, and an intent that does not fit the step is ignored.
 */
export const intentSchema = z.discriminatedUnion('type', [
  // any screen
  z.strictObject({ type: z.literal('set-language'), language: z.enum(languages) }),
  z.strictObject({ type: z.literal('set-elder'), elder: z.boolean() }),
  bare('still-here'),
  bare('call-help'),
  bare('back'),
  bare('cancel'),
  // home
  bare('start-without-card'),
  bare('start-check-out'),
  z.strictObject({ type: z.literal('open-phone-form'), id: short }),
  z.strictObject({ type: z.literal('start-staff') }),
  // every question: `edit` on each change (so a reload loses nothing), `next` when finished
  z.strictObject({
    type: z.literal('edit'),
    field: z.enum([
      ...fieldNames,
      'documentNumber',
      'documentName',
      'documentLines',
      'purposeText',
      'pin',
      'staffCode',
      'badgeNumber',
    ]),
    value: short,
  }),
  bare('next'),
  z.strictObject({ type: z.literal('choose-document'), kind: z.enum(documentKinds) }),
  bare('type-number'),
  z.strictObject({ type: z.literal('choose-host'), hostId: short }),
  z.strictObject({ type: z.literal('choose-purpose'), key: short }),
  z.strictObject({ type: z.literal('choose-leave'), at: z.int() }),
  z.strictObject({ type: z.literal('tick'), item: z.enum([...fieldNames, 'guardian']), ticked: z.boolean() }),
  bare('agree'),
  bare('decline'),
  bare('confirm'),
  bare('change-answers'),
  // check-out
  bare('check-out'),
  bare('stay'),
  bare('reprint'),
  // rating
  bare('open-rating'),
  z.strictObject({ type: z.literal('rate'), score: z.literal(scores) }),
  // badge
  bare('retry'),
  bare('print-later'),
  bare('badge-came-out'),
  bare('badge-did-not-come-out'),
  bare('write-by-hand'),
  bare('finish'),
  // staff
  bare('sign-in'),
  bare('sign-out'),
  bare('start-assisted'),
  bare('start-green-channel'),
  bare('open-reviews'),
  bare('open-badges'),
  bare('open-devices'),
  bare('open-crew'),
  z.strictObject({ type: z.literal('turn-crew'), direction: z.enum(crewDirections) }),
  z.strictObject({ type: z.literal('open-item'), id: short }),
  bare('approve'),
  bare('reject'),
  z.strictObject({ type: z.literal('reject-because'), reason: z.enum(rejectReasons) }),
  z.strictObject({ type: z.literal('release-because'), reason: z.enum(releaseReasons) }),
  bare('same-person'),
  bare('not-same-person'),
  z.strictObject({ type: z.literal('face-because'), reason: z.enum(faceReasons) }),
  bare('open-faces'),
  // face: the camera, or a person who looks
  bare('use-camera'),
  bare('without-camera'),
  bare('open-face-enrolment'),
  bare('open-face-withdrawal'),
  bare('withdraw-face'),
  bare('skip'),
  z.strictObject({ type: z.literal('skip-because'), reason: z.enum(skipReasons) }),
]);
export type Intent = z.infer<typeof intentSchema>;
