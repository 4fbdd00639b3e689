import { z } from 'zod';
import { accountRoles } from '../../access/roles.ts';
import { code, count, fact, time, token, word } from './shapes.ts';

/**
 * Who signed in where and who looked at what: the conduct of operators (R25, R26) and the look-up ledger.
 * Subjects: `staff:<id>` for accounts, otherwise the subject that was looked at, or `node:<server>` for a whole register.
 */
export const accessFacts = {
  'account.opened': fact({ role: z.enum(accountRoles) }),
  'account.signed-in': fact({ secondFactor: z.boolean() }),
  // Kept by name typed, not by person: guesses at a name that nobody has are locked out as well.
  'account.sign-in-failed': fact({ loginToken: token, step: z.enum(['password', 'second-factor']) }),
  'account.locked': fact({ loginToken: token, failures: count, until: time }),
  'account.signed-out': fact({}),
  'account.password-changed': fact({}),
  'account.second-factor-set': fact({}),
  'account.reset': fact({ by: code }),
  'account.closed': fact({ by: code }),

  /** Somebody read what a list masks. */
  'data.accessed': fact({ purpose: word, register: word }),
  /** A register left the system as a file (PIPL arts 20-23). Sealed: the reason in words, and the recipient. */
  'data.exported': fact({ register: word, format: z.enum(['csv', 'xlsx', 'json']), rows: count }),

  /** A person's request about their own data (PIPL arts 44-50), and how it ended. Subject: `request:<id>`. Sealed: who and what. */
  'data.requested': fact({ kind: z.enum(['access', 'correct', 'withdraw', 'delete']) }),
  'data.answered': fact({ outcome: z.enum(['done', 'refused']), reason: word.optional() }),

  /** R29: 1 (poor) to 5. Sealed: the suggestion, when one was written. Subject: `feedback:<id>`, which no visit is tied to. */
  'feedback.given': fact({
    convenience: z.int().min(1).max(5),
    privacy: z.int().min(1).max(5),
    place: z.enum(['kiosk', 'phone']),
  }),
} as const;
