import { z } from 'zod';
import type { AccountRole } from '../../domain/access/roles.ts';
import { idShape, timeShape, typed } from './shapes.ts';

// Alerts to guards and whoever looks after the house, under `/api/v1/alerts`. Each kind has its line in `alertPlan`.

/** `urgent` sounds and vibrates until somebody takes it; `notice` is shown and counted. */
export const alertLevels = ['urgent', 'notice'] as const;
export type AlertLevel = (typeof alertLevels)[number];

export const alertKinds = [
  /** Somebody on the watchlist registered, or was put on it while inside. */
  'watchlist-hit',
  /** The population database did not confirm somebody. */
  'verifier-hold',
  /** A walk-in waits longer than the policy allows. */
  'review-waiting',
  /** The details of a green-channel visit are overdue. */
  'green-channel-due',
  'kiosk-offline',
  'kiosk-fault',
  /** Two nodes say what cannot both be. */
  'sync-finding',
] as const;
export type AlertKind = (typeof alertKinds)[number];

export const alertStates = ['open', 'acknowledged', 'resolved'] as const;
export type AlertState = (typeof alertStates)[number];

export const alertShape = z.object({
  id: z.string(),
  kind: z.enum(alertKinds),
  level: z.enum(alertLevels),
  state: z.enum(alertStates),
  /** What it is about: `visit:<id>`, `node:<id>`. */
  subject: z.string(),
  openedAt: timeShape,
  /** When it was sounded again because nobody took it. */
  escalatedAt: timeShape.optional(),
  acknowledgedAt: timeShape.optional(),
  /** Name of the member of staff. */
  acknowledgedBy: z.string().optional(),
  resolvedAt: timeShape.optional(),
  /** Absent when it ended by itself. */
  resolvedBy: z.string().optional(),
  note: z.string().optional(),
  /** Numbers and words for the sentence on the page; nothing about a person: `dueAt`, `kiosk`, `device`, `health`, `finding`. */
  details: z.record(z.string(), z.union([z.string(), z.number()])),
  /** What may be shown in a list of whoever it is about. */
  visit: z.object({ id: z.string(), maskedName: z.string(), badgeNumber: z.string().optional() }).optional(),
  /** Resolving it needs a note: it is a decision about a person. */
  needsNote: z.boolean(),
});
export type AlertShape = z.infer<typeof alertShape>;

/** `GET /alerts`: `current` are all that are not resolved, urgent ones first; `past` the last of the others. */
export const alertsQuery = z.object({ show: z.enum(['current', 'past']).default('current') });
export const alertList = z.object({
  alerts: z.array(alertShape),
  /** Urgent ones that nobody has taken. */
  sounding: z.int(),
});
export type AlertList = z.infer<typeof alertList>;

export const alertParams = z.object({ id: idShape });

/** `POST /alerts/:id/acknowledge`: "I see to it". Doing it again, or after a colleague, changes nothing. */
export const acknowledgeAsked = z.strictObject({});

/** `POST /alerts/:id/resolve`. 400 `note-needed` where `needsNote`. A resolved alert stays as it is. */
export const resolveAsked = z.strictObject({ note: typed(300).optional() });
export type ResolveAsked = z.infer<typeof resolveAsked>;

/** Answer of both. */
export const alertAnswer = z.object({ alert: alertShape });

interface AlertPlan {
  readonly level: AlertLevel;
  readonly roles: readonly AccountRole[];
  readonly needsNote: boolean;
}

const guards = ['guard', 'supervisor'] as const;
const desk = ['guard', 'receptionist', 'supervisor'] as const;
const house = ['guard', 'receptionist', 'supervisor', 'admin'] as const;

/** How urgent each kind is, who is told, and whether it may end without a word. */
export const alertPlan: Readonly<Record<AlertKind, AlertPlan>> = {
  'watchlist-hit': { level: 'urgent', roles: guards, needsNote: true },
  'verifier-hold': { level: 'urgent', roles: guards, needsNote: true },
  'review-waiting': { level: 'urgent', roles: desk, needsNote: false },
  'green-channel-due': { level: 'urgent', roles: desk, needsNote: false },
  'kiosk-offline': { level: 'notice', roles: house, needsNote: false },
  'kiosk-fault': { level: 'notice', roles: house, needsNote: false },
  'sync-finding': { level: 'notice', roles: ['supervisor', 'admin'], needsNote: false },
};
