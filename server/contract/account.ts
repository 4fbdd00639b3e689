import { z } from 'zod';
import { accountRoles } from '../../domain/access/roles.ts';
import { localText } from '../../domain/policy/local-text.ts';

// Every change needs `csrf` in the header `x-yingbin-csrf`. The token changes at each step of a sign-in: every answer that
// changes it carries the new one.
//
// Refusals: `wrong`, `locked` (details.until, ms since 1970), `weak-password` (details.why: a word of `PasswordFlaw`),
// `expired-link`, `not-begun` (the password was given too long ago, or never), `rate-limited` (details.seconds).

const csrf = z.string();

/** `GET /session`: whose browser this is. `site` is that of the account, else the one that `?site=` names, else the first. */
export const sessionReply = z.object({
  csrf,
  account: z
    .object({
      staffId: z.string(),
      name: z.string(),
      role: z.enum(accountRoles),
      login: z.string(),
      /** Whether this account signs in with a second factor. */
      secondFactor: z.boolean(),
      /** The host this account belongs to. */
      hostId: z.string().optional(),
    })
    .optional(),
  /** A sign-in has begun: what it still needs. */
  pending: z.enum(['second-factor', 'set-up-second-factor']).optional(),
  site: z.object({ id: z.string(), name: localText, timeZone: z.string(), simulated: z.boolean() }),
});
export type SessionReply = z.infer<typeof sessionReply>;

export const sessionQuery = z.object({ site: z.string().max(40).optional() });

/** `POST /session`. */
export const signInRequest = z.strictObject({
  login: z.string().min(1).max(64),
  password: z.string().min(1).max(256),
  site: z.string().max(40).optional(),
});
export type SignInRequest = z.infer<typeof signInRequest>;

/** How far a sign-in has come. With `set-up-second-factor` the account can do nothing but set it up. */
export const signInReply = z.object({
  state: z.enum(['signed-in', 'second-factor', 'set-up-second-factor']),
  csrf,
});
export type SignInReply = z.infer<typeof signInReply>;

/** `POST /session/second-factor`: six digits of the authenticator, or one of the recovery codes. */
export const secondFactorRequest = z.strictObject({ code: z.string().min(6).max(24) });

/** `GET /account/setup`, with `Authorization: Setup <token>`: whose link it is. */
export const setUpReply = z.object({
  login: z.string(),
  name: z.string(),
  role: z.enum(accountRoles),
  site: sessionReply.shape.site,
});
export type SetUpReply = z.infer<typeof setUpReply>;

/** `POST /account/setup`, with the same header. Signs in, as far as `signInReply` says. */
export const setUpRequest = z.strictObject({ password: z.string().min(1).max(256) });

/** `POST /account/password`. All other sessions of the account end. */
export const passwordRequest = z.strictObject({
  old: z.string().min(1).max(256),
  next: z.string().min(1).max(256),
});

/** `POST /account/second-factor`: a new secret (base32). An older one counts until this one is confirmed. */
export const secondFactorSecret = z.object({ secret: z.string(), uri: z.string() });
export type SecondFactorSecret = z.infer<typeof secondFactorSecret>;

/** `POST /account/second-factor/confirm`. */
export const confirmRequest = z.strictObject({ code: z.string().regex(/^\d{6}$/) });
export const confirmReply = z.object({
  ...{ state: z.literal('signed-in'), csrf },
  /** Each signs in once in place of a code. Shown this once; older ones count no more. */
  recovery: z.array(z.string()),
});
export type ConfirmReply = z.infer<typeof confirmReply>;

/** `POST /account/pin`: one's own PIN at the kiosks, 6 to 12 digits. Refusals: `wrong`, `locked`, `weak-pin`, `no-kiosk-code`. */
export const pinRequest = z.strictObject({
  password: z.string().min(1).max(256),
  pin: z.string().regex(/^\d{6,12}$/),
});

/** Where only the new token is of interest. */
export const csrfReply = z.object({ csrf });
