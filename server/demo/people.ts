import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { accountRoles } from '../../domain/access/roles.ts';
import { localText } from '../../domain/policy/local-text.ts';

const account = z.strictObject({
  id: z.string(),
  name: z.string(),
  role: z.enum(accountRoles),
  login: z.string(),
  password: z.string(),
  /** To sign in at a kiosk. */
  code: z.string().optional(),
  pin: z.string().optional(),
  host: z.string().optional(),
  /** Base32, as an authenticator app takes it. */
  totp: z.string().optional(),
});
export type DemoAccount = z.infer<typeof account>;

// The kiosk's demo reads the rest of the same file.
const people = z.object({
  hosts: z.array(z.object({ id: z.string(), name: z.string(), department: localText, place: localText })),
  cards: z.array(z.object({ id: z.string(), name: z.string(), number: z.string().default('') })),
  enrolments: z.array(
    z.object({
      ...{ id: z.string(), card: z.string(), company: z.string(), host: z.string(), phone: z.string() },
      category: z.enum(['long-term-partner', 'temporary-worker']),
      ...{ startsInDays: z.int(), lastsDays: z.int(), agreed: z.boolean() },
    }),
  ),
});
export type DemoDirectory = z.infer<typeof people>;

/**
 * The invented people of the demo site; their passwords are printed in the README.
 * @throws when a file is missing or wrong: a damaged installation
 */
export function readDemo(assetsDir: string): {
  readonly accounts: readonly DemoAccount[];
  readonly directory: DemoDirectory;
} {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(assetsDir, 'demo', file), 'utf8'));
  return {
    accounts: z.array(account).parse(read('accounts.json')),
    directory: people.parse(read('people.json')),
  };
}
