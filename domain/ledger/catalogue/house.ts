import { z } from 'zod';
import { riskTiers } from '../../policy/vocabulary.ts';
import { code, fact, sha256Hex, word } from './shapes.ts';

/** What happens to the kiosk itself. Subject: `node:<id>`. */
export const houseFacts = {
  'kiosk.started': fact({ version: code }),
  'policy.applied': fact({ policyVersion: code, riskTier: z.enum(riskTiers), sha256: sha256Hex }),
  'device.fault': fact({ device: z.enum(['id-reader', 'label-printer', 'code-scanner']), health: word }),
  'help.called': fact({ step: word }),
  'visit.abandoned': fact({ step: word, by: z.enum(['visitor', 'idle', 'declined']) }),
} as const;
