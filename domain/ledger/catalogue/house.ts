import { z } from 'zod';
import { deviceKinds, maintenanceActs } from '../../device/vocabulary.ts';
import { riskTiers } from '../../policy/vocabulary.ts';
import { findingKinds } from '../../sync/findings.ts';
import { code, count, fact, filingNumber, sha256Hex, version, word } from './shapes.ts';

/** What happens to the kiosk itself. Subject: `node:<id>`. */
export const houseFacts = {
  'kiosk.started': fact({ version }),
  'policy.applied': fact({ policyVersion: version, riskTier: z.enum(riskTiers), sha256: sha256Hex }),
  /** Whether the site uses faces, under which impact assessment (PIPL art. 55) and by which rule. */
  'face.configured': fact({
    enabled: z.boolean(),
    impactAssessment: filingNumber,
    rule: z.enum(['raw', 'calibrated']),
  }),
  'device.fault': fact({ device: word, kind: z.enum(deviceKinds), health: word }),
  'device.recovered': fact({ device: word, kind: z.enum(deviceKinds) }),
  /** Upkeep, tests and changes of a device, with the member of staff who did it (R19). */
  'device.maintained': fact({
    device: word,
    kind: z.enum(deviceKinds),
    act: z.enum(maintenanceActs),
    labels: count.optional(),
  }),
  /** A kiosk joined the site by one-time code, or was shut out again. Subject: the kiosk's node. */
  'kiosk.enrolled': fact({ name: word }),
  'kiosk.revoked': fact({ reason: word }),
  /** A policy was published for the site's kiosks and forms; the text itself is kept apart under this digest. */
  'policy.published': fact({ policyVersion: version, riskTier: z.enum(riskTiers), sha256: sha256Hex }),
  /** Something two nodes say cannot both be: kept, shown, and settled by a person. */
  'sync.finding': fact({ kind: z.enum(findingKinds), node: word, seq: count }),
  'sync.finding-settled': fact({ kind: z.enum(findingKinds), node: word, seq: count, by: code }),
  'help.called': fact({ step: word }),
  'visit.abandoned': fact({ step: word, by: z.enum(['visitor', 'idle', 'declined']) }),
} as const;
