import { z } from 'zod';
import { plainCode } from './event.ts';

// What nodes seal is read by every other node, and no node can look into it before it is stored. So a reader checks it: one kiosk that was
// tampered with must not stop the pages of a site or the other kiosks. Wide on purpose: what a later version adds is let through.

const words = (most: number) => z.string().max(most);
const id = z.string().regex(plainCode);
const count = z.number().min(0).max(1_000_000);
const localText = z.looseObject({ 'zh-CN': words(400), en: words(400) });

const host = z.looseObject({ id, name: words(200), department: localText, place: localText });

const identity = z.looseObject({
  ...{ kind: words(40), number: words(80), name: words(200), sex: words(20), source: words(40) },
  latinName: words(200).optional(),
  birthDate: words(20).optional(),
  nationality: words(20).optional(),
  validFrom: words(20).optional(),
  validUntil: words(20).optional(),
});

const draft = z.looseObject({
  phone: words(80).optional(),
  company: words(400).optional(),
  host: host.optional(),
  purpose: words(80).optional(),
  purposeText: words(2_000).optional(),
  companions: count.optional(),
  expectedLeave: z.number().optional(),
});

const request = z.looseObject({
  ...{ id, route: words(40), category: words(40), riskTier: words(40), policyVersion: words(200) },
  identity: identity.optional(),
  reservationId: id.optional(),
  enrolmentId: id.optional(),
  passId: id.optional(),
  draft,
  assistance: z
    .looseObject({
      helper: words(80),
      filledIn: z.array(words(80)),
      skipped: z.array(z.looseObject({ field: words(80), reason: words(80) })),
    })
    .optional(),
});

const known = z.looseObject({
  name: words(200),
  idNumber: words(80).optional(),
  phone: words(80).optional(),
  host: host.optional(),
  purpose: words(2_000).optional(),
});

/** Of everything that a kiosk seals; what only the server seals is the server's own. */
const shapes: Readonly<Record<string, z.ZodType>> = {
  'visit.registered': z.looseObject({ request, known: known.optional(), badgeCode: words(80) }),
  'badge.handwritten': z.looseObject({ number: words(80) }),
  'reservation.recorded': z.looseObject({
    ...{ id, category: words(40), visitorName: words(200), host, purpose: words(2_000), companions: count },
    idNumber: words(80).optional(),
    phone: words(80).optional(),
    from: z.number(),
    until: z.number(),
  }),
  'enrolment.recorded': z.looseObject({
    ...{ id, category: words(40), personName: words(200), idNumber: words(80), company: words(400), host },
    ...{ from: words(20), until: words(20) },
    phone: words(80).optional(),
  }),
  'host.recorded': host,
  'feedback.given': z.looseObject({ suggestion: words(10_000) }),
};

/** Whether what an event sealed is what its type seals, as far as readers rely on it. */
export function fitsDetails(type: string, details: unknown): boolean {
  return !Object.hasOwn(shapes, type) || shapes[type]?.safeParse(details).success === true;
}
