import { z } from 'zod';
import { deviceKinds, maintenanceActs } from '../../device/vocabulary.ts';
import { riskTiers } from '../../policy/vocabulary.ts';
import { count, fact, filingNumber, sha256Hex, version, word } from './shapes.ts';

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
  'help.called': fact({ step: word }),
  'visit.abandoned': fact({ step: word, by: z.enum(['visitor', 'idle', 'declined']) }),
} as const;
