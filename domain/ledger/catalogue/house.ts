import { z } from 'zod';
import { riskTiers } from '../../policy/vocabulary.ts';
import { fact, sha256Hex, version, word } from './shapes.ts';

/** What happens to the kiosk itself. Subject: `node:<id>`. */
export const houseFacts = {
  'kiosk.started': fact({ version }),
  'policy.applied': fact({ policyVersion: version, riskTier: z.enum(riskTiers), sha256: sha256Hex }),
  'device.fault': fact({ device: z.enum(['id-reader', 'label-printer', 'code-scanner']), health: word }),
  'help.called': fact({ step: word }),
  'visit.abandoned': fact({ step: word, by: z.enum(['visitor', 'idle', 'declined']) }),
} as const;
