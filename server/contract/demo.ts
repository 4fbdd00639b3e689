import { z } from 'zod';
import { accountRoles } from '../../domain/access/roles.ts';

/** `GET /api/v1/demo`, which exists at a demo site only: who can sign in, and the code their second factor shows just now. */
export const demoView = z.object({
  accounts: z.array(
    z.object({
      name: z.string(),
      role: z.enum(accountRoles),
      login: z.string(),
      password: z.string(),
      code: z.string().optional(),
    }),
  ),
});
export type DemoView = z.infer<typeof demoView>;
