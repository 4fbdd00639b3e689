import { z } from 'zod';

// What is said before there is a session, so in the clear. Bytes are base64url without padding.

const bytes = (length: number) =>
  z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((length * 4) / 3)}}$`));
/** As the node ids of the journal. */
const node = z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/);

/** A kiosk asks to join a site by a one-time code. */
export const enrolRequest = z.strictObject({
  hint: bytes(12),
  node,
  version: z.string().max(40),
  /** The kiosk's Ed25519 key, which it will be known by from now on. */
  identity: bytes(32),
  /** X25519, for this one exchange. */
  ephemeral: bytes(32),
  /** By `identity`: whoever asks holds the private half. */
  signature: bytes(64),
  /** Under the code: whoever asks knows it. */
  mac: bytes(32),
});
export type EnrolRequest = z.infer<typeof enrolRequest>;

export const enrolReply = z.strictObject({ ephemeral: bytes(32), sealed: z.base64url().max(4_096) });
export type EnrolReply = z.infer<typeof enrolReply>;

/** What the sealed part of the reply holds: everything a kiosk needs to belong to the site. */
export const enrolGrant = z.strictObject({
  site: z.string().min(1).max(64),
  node,
  /** The server's Ed25519 key: no other server will do. */
  serverKey: bytes(32),
  /** What look-up tokens are made with on every node of the site. */
  pepper: bytes(32),
  /** What the moving part of passes is checked with. */
  passKey: bytes(32),
  /** What this kiosk's own phone tickets are made with. */
  ticketKey: bytes(32),
  /** Ed25519 keys that passes are signed with. */
  passPublicKeys: z.array(bytes(32)).max(8),
});
export type EnrolGrant = z.infer<typeof enrolGrant>;

/** Made and checked by the server alone: its own time and a nonce under a MAC, so that nothing need be remembered. */
export const challengeRequest = z.strictObject({ site: z.string().max(64) });

export const challengeReply = z.strictObject({ challenge: z.base64url().max(120) });
export type ChallengeReply = z.infer<typeof challengeReply>;

export const helloRequest = z.strictObject({
  site: z.string().max(64),
  node,
  challenge: z.base64url().max(120),
  ephemeral: bytes(32),
  /** By the kiosk, over all of this and over the server it is meant for. */
  signature: bytes(64),
});
export type HelloRequest = z.infer<typeof helloRequest>;

export const welcomeReply = z.strictObject({
  session: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
  ephemeral: bytes(32),
  /** By the server, over the whole hello and this answer. */
  signature: bytes(64),
});
export type WelcomeReply = z.infer<typeof welcomeReply>;

/** What became of a phone's form at the kiosk; the server forgets the form then. */
export const formTaken = z.strictObject({
  id: z.string().max(64),
  outcome: z.enum(['saved', 'declined', 'expired']),
});
export type FormTaken = z.infer<typeof formTaken>;

/** Where a kiosk finds its server, behind the address that people configure. */
export const syncPaths = {
  enrol: '/api/v1/sync/enrol',
  challenge: '/api/v1/sync/challenge',
  session: '/api/v1/sync/session',
  push: '/api/v1/sync/push',
  pull: '/api/v1/sync/pull',
  forms: '/api/v1/sync/forms',
} as const;

/** Headers of a sealed request: which session, and the how-manieth message of it. */
export const syncHeaders = { session: 'x-yingbin-session', counter: 'x-yingbin-counter' } as const;
