import { z } from 'zod';
import { accountRoles } from '../../access/roles.ts';
import { languages } from '../../policy/vocabulary.ts';
import { count, day, engine, fact, time, token, version, word } from './shapes.ts';

/** Who comes often and who works here. Subjects: `enrolment:`, `host:`, `department:`, `contact:`, `staff:<id>`. */
export const peopleFacts = {
  /** Sealed: the enrolment. */
  'enrolment.recorded': fact({
    category: z.enum(['long-term-partner', 'temporary-worker']),
    from: day,
    until: day,
    renewedOn: day.optional(),
    noticeVersion: version.optional(),
  }),
  'enrolment.renewed': fact({ day }),
  'enrolment.consented': fact({ noticeVersion: version }),
  /** A face was stored with a consent of its own. Neither picture nor template is in any event. */
  'face.enrolled': fact({
    noticeVersion: version,
    givenAt: time,
    guardian: z.boolean(),
    language: z.enum(languages),
    engine,
  }),
  /** The stored face and its key were destroyed. */
  'face.withdrawn': fact({ reason: z.enum(['person', 'replaced', 'ended', 'erased']) }),

  /** Sealed: name, department and place. */
  'host.recorded': fact({}),
  /** The host no longer receives visitors. */
  'host.retired': fact({}),
  /** Sealed: how the host is reached, and who stands in. Subject: `contact:<host id>`. */
  'contact.recorded': fact({}),
  /** Sealed: the department and who gives its second approval. */
  'department.recorded': fact({}),
  'department.retired': fact({}),
  /** The enrolment ends before its time. */
  'enrolment.ended': fact({ reason: word }),

  /** Sealed: sign-in code, name and PIN hash. */
  'staff.recorded': fact({ role: z.enum(accountRoles) }),
  // Sign-ins are kept by code, not by person: guesses at a code that nobody has are locked out as well.
  'staff.signed-in': fact({ codeToken: token }),
  'staff.sign-in-failed': fact({ codeToken: token }),
  'staff.locked': fact({ codeToken: token, failures: count, until: time }),
  /** The account is closed: no sign-in at any kiosk or page from now on. */
  'staff.retired': fact({}),
  'staff.signed-out': fact({ by: z.enum(['staff', 'idle']) }),

  /** The subject's key and look-up tokens were destroyed (DESIGN section 4). Any subject but a node. */
  'subject.erased': fact({ reason: word }),
} as const;
