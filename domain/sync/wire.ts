import { z } from 'zod';
import { policySchema } from '../policy/policy.ts';
import { localText } from '../policy/local-text.ts';
import { riskTiers } from '../policy/vocabulary.ts';

const text = (max: number) => z.string().max(max);

/** One event as it travels: every column of `LedgerEvent`, sealed bytes as base64. */
export const wireEvent = z.strictObject({
  node: text(32),
  seq: z.int().min(1),
  at: text(80),
  type: text(64),
  subject: text(80),
  actor: text(80),
  data: text(8_192),
  sealed: z.base64().max(262_144).optional(),
  keyId: text(80).optional(),
  prevHash: text(64),
  hash: text(64),
});
export type WireEvent = z.infer<typeof wireEvent>;

/** A subject key on its way between two nodes of a site; the session's own encryption is around it. */
export const wireKey = z.strictObject({ subject: text(80), keyId: text(80), key: z.base64().length(44) });
export type WireKey = z.infer<typeof wireKey>;

/** How many events one push or pull carries at most. */
export const batchLimit = 500;

/** What a kiosk tells of itself with every push; shown on the console. */
export const kioskHealth = z.strictObject({
  version: text(40),
  /** The kiosk's wall clock when it sent this, in milliseconds. */
  clock: z.int().min(0),
  pending: z.int().min(0),
  devices: z
    .array(z.strictObject({ id: text(64), kind: text(32), health: text(32), alert: text(64).optional() }))
    .max(64),
});
export type KioskHealth = z.infer<typeof kioskHealth>;

export const pushRequest = z.strictObject({
  events: z.array(wireEvent).max(batchLimit),
  keys: z.array(wireKey).max(batchLimit),
  health: kioskHealth,
});
export type PushRequest = z.infer<typeof pushRequest>;

export const pushReply = z.strictObject({
  /** The last event of this node that the server holds; the next push begins after it. */
  head: z.int().min(0),
  /** Set when nothing more of this chain is taken: a person has to look (see `FindingKind`). */
  refused: z.enum(['fork', 'broken-chain']).optional(),
  serverTime: z.int(),
});
export type PushReply = z.infer<typeof pushReply>;

/** What a site tells its kiosks that is no event: the rules of the house. */
export const siteSettings = z.strictObject({
  sha256: text(64),
  name: localText,
  helpDesk: localText,
  riskTier: z.enum(riskTiers),
  policy: policySchema,
  /** Where phones reach the site server on the site's own network; empty hides the QR code on the first screen. */
  phoneBase: text(200),
  /** Ask for a rating after a visit (R29). */
  feedback: z.boolean(),
});
export type SiteSettings = z.infer<typeof siteSettings>;

/** A form that a visitor filled in on their phone after scanning the kiosk's code (R17). Goes to that kiosk only. */
export const phoneForm = z.strictObject({
  id: text(64),
  /** The nonce of the scanned ticket. */
  ticket: text(64),
  state: z.enum(['opened', 'sent']),
  answers: z
    .strictObject({
      name: text(80).optional(),
      idNumber: text(40).optional(),
      phone: text(40).optional(),
      company: text(120).optional(),
      hostId: text(64).optional(),
      purpose: text(40).optional(),
      purposeText: text(200).optional(),
      companions: z.int().min(0).max(20).optional(),
      expectedLeave: z.int().optional(),
      noticeVersion: text(200),
      agreedAt: z.int(),
      separate: z.array(text(40)).max(20),
      guardian: z.boolean(),
      language: z.enum(['zh-CN', 'en']),
    })
    .optional(),
});
export type PhoneForm = z.infer<typeof phoneForm>;

export const pullRequest = z.strictObject({
  /** Where the last pull ended; empty for everything. */
  cursor: text(240),
  /** The settings the kiosk works with; the answer carries others only. */
  settings: text(64),
  /** Forms it has heard of and not yet dealt with, as `<id> <state>`; the answer carries others only. */
  forms: z.array(text(80)).max(100),
  /** How long the server may wait for news before it answers, in seconds. */
  waitSeconds: z.int().min(0).max(25),
});
export type PullRequest = z.infer<typeof pullRequest>;

export const pullReply = z.strictObject({
  cursor: text(240),
  events: z.array(wireEvent).max(batchLimit),
  keys: z.array(wireKey).max(batchLimit),
  /** There is more: ask again at once. */
  more: z.boolean(),
  settings: siteSettings.optional(),
  forms: z.array(phoneForm).max(50),
  /** The Ed25519 keys that passes are signed with, as base64: two while they change. */
  passPublicKeys: z.array(z.base64().length(44)).max(8),
  serverTime: z.int(),
});
export type PullReply = z.infer<typeof pullReply>;
