import { z } from 'zod';
import { accountRoles } from '../../domain/access/roles.ts';
import { plainCode } from '../../domain/ledger/event.ts';

// Refusals besides the usual: `login-taken`, `code-taken`, `last-admin`, `not-yourself`, `no-kiosk-role` (a kiosk code for a
// host or an inspector), `weak-pin`, `no-login`.

const login = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,63}$/u);
const name = z
  .string()
  .trim()
  .min(1)
  .max(64)
  .regex(/^\P{C}+$/u);
/** What is typed at a kiosk, together with the PIN. */
const code = z.string().regex(/^\d{3,8}$/);
const pin = z.string().regex(/^\d{6,12}$/);
const hostId = z.string().regex(plainCode);
const role = z.enum(accountRoles);

export const staffMember = z.object({
  staffId: z.string(),
  name: z.string(),
  role,
  /** At the kiosks; empty for whoever signs in at none. */
  code: z.string(),
  hasPin: z.boolean(),
  hostId: z.string().optional(),
  /** Signs in on these pages. `invited`: the set-up link was not used yet; `link-expired`: and is too old now. */
  account: z
    .object({
      login: z.string(),
      state: z.enum(['invited', 'link-expired', 'active']),
      secondFactor: z.boolean(),
    })
    .optional(),
});
export type StaffMember = z.infer<typeof staffMember>;

/** `GET /staff`: everybody who is not closed, by name. */
export const staffList = z.object({ staff: z.array(staffMember) });
export type StaffList = z.infer<typeof staffList>;

/** `POST /staff`. With a login the person gets an account and the answer a one-time link. */
export const newStaff = z.strictObject({
  name,
  role,
  login: login.optional(),
  code: code.optional(),
  pin: pin.optional(),
  hostId: hostId.optional(),
});
export type NewStaff = z.infer<typeof newStaff>;

/** `PATCH /staff/:staffId`: only what is named changes; `null` takes it away. A login may be given once, to whoever has none. */
export const staffChange = z.strictObject({
  name: name.optional(),
  role: role.optional(),
  login: login.optional(),
  code: code.nullable().optional(),
  hostId: hostId.nullable().optional(),
});
export type StaffChange = z.infer<typeof staffChange>;

/** `PUT /staff/:staffId/pin`. */
export const staffPin = z.strictObject({ pin });

/** The link is shown this once and works once; `until` in milliseconds since 1970. */
const link = z.object({ url: z.string(), until: z.number() });

/** Answer of `POST /staff`, `PATCH /staff/:staffId` and `POST /staff/:staffId/reset`. */
export const staffReply = z.object({ member: staffMember, link: link.optional() });
export type StaffReply = z.infer<typeof staffReply>;

export const staffParams = z.object({ staffId: z.string().regex(plainCode) });
