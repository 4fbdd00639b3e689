import { z } from 'zod';
import { findingKinds } from '../../domain/sync/findings.ts';
import { kioskHealth } from '../../domain/sync/wire.ts';
import { timeShape } from './shapes.ts';

// Kiosks and what is wrong between nodes, under `/api/v1/kiosks` and `/api/v1/findings`.

export const kioskView = z.object({
  node: z.string(),
  name: z.string(),
  enrolledAt: timeShape,
  revokedAt: timeShape.optional(),
  lastSeenAt: timeShape.optional(),
  /** Seen within the last two minutes. */
  online: z.boolean(),
  /** The kiosk's clock minus the server's, in milliseconds. */
  clockOffsetMs: z.int().optional(),
  health: kioskHealth.optional(),
  /** The rules it works by, as it last told. */
  policyVersion: z.string().optional(),
  /** The number of the last event that arrived. */
  head: z.int(),
});
export type KioskView = z.infer<typeof kioskView>;
export const kioskList = z.object({ items: z.array(kioskView) });
export const kioskParams = z.object({ node: z.string().max(32) });
/** `POST /kiosks/codes`: shown once. */
export const codeBody = z.object({ name: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/) });
export const codeView = z.object({ code: z.string(), until: timeShape });
export const revokeBody = z.object({ reason: z.enum(['lost', 'replaced', 'retired', 'suspected']) });

export const findingView = z.object({
  kind: z.enum(findingKinds),
  node: z.string(),
  seq: z.int(),
  foundAt: timeShape,
  settledAt: timeShape.optional(),
  settledBy: z.string().optional(),
});
export type FindingView = z.infer<typeof findingView>;
export const findingList = z.object({ items: z.array(findingView) });
export const findingBody = findingView.pick({ kind: true, node: true, seq: true });
