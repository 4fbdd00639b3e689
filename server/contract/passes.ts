import { z } from 'zod';
import { idShape, localTextShape, timeShape } from './shapes.ts';
import { visitorLink } from './portal.ts';

/** `GET /.well-known/yingbin-pass-keys`: public keys of passes (RFC 7517). `?site=` for another than the first. */
export const jwks = z.object({
  keys: z.array(
    z.object({
      kty: z.literal('OKP'),
      crv: z.literal('Ed25519'),
      x: z.string(),
      kid: z.string(),
      use: z.literal('sig'),
      alg: z.literal('EdDSA'),
    }),
  ),
});

/** `POST /api/v1/passes/verify`, for guards, receptionists and supervisors. A look, not a use: nothing is written. */
export const verifyAsked = z.strictObject({ text: z.string().min(1).max(512) });

export const passVerdicts = [
  'ok',
  'not-a-pass',
  'unknown-key',
  'bad-signature',
  'wrong-site',
  'revoked',
  'not-yet',
  'expired',
  'stale-code',
  'replayed',
  'used-up',
  /** Genuine and in time, but what it opens is cancelled, used, ended or erased. */
  'closed',
] as const;

/** Whom a pass is for, as a guard may see it. Only with a pass whose signature held. */
export const passHolder = z.object({
  kind: z.enum(['reservation', 'enrolment']),
  id: z.string(),
  name: z.string(),
  /** Masked. */
  idNumber: z.string().optional(),
  company: z.string().optional(),
  host: z
    .object({ name: z.string(), department: localTextShape, place: localTextShape.optional() })
    .optional(),
  purpose: z.string().optional(),
  companions: z.int(),
  /** The reservation's own time; an enrolment's days are told by the pass. */
  from: timeShape.optional(),
  until: timeShape.optional(),
  state: z.string(),
  /** The visit that is going on or waiting, if there is one. */
  visit: z.object({ id: z.string(), state: z.string(), since: timeShape.optional() }).optional(),
});
export type PassHolder = z.infer<typeof passHolder>;

export const passVerified = z.object({
  verdict: z.enum(passVerdicts),
  pass: z
    .object({
      id: z.string(),
      from: timeShape,
      until: timeShape,
      usedAt: timeShape.optional(),
      revokedAt: timeShape.optional(),
      code: z.enum(['live', 'static']).optional(),
    })
    .optional(),
  holder: passHolder.optional(),
});
export type PassVerified = z.infer<typeof passVerified>;

/** `POST /api/v1/passes/:id/revoke`. */
export const passParams = z.object({ id: idShape });
export const revokeAsked = z.strictObject({ reason: z.enum(['lost', 'misused', 'mistake', 'other']) });

/** `POST /api/v1/enrolments/:id/pass`: a pass for somebody enrolled, as a link for their phone. The one before ends. */
export const enrolmentPass = z.object({
  passId: z.string(),
  from: timeShape,
  until: timeShape,
  link: visitorLink,
});
