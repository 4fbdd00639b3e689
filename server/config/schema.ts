import { z } from 'zod';
import { siteSettings } from '../../domain/sync/wire.ts';
import { isTimeZone } from '../../domain/kernel/time.ts';

// One field per line: this file is what docs/operations/server.md describes.

const site = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  timeZone: z.string().refine(isTimeZone, 'not a time zone').default('Asia/Shanghai'),
  /** What the site begins with; later changes are made on the console. */
  settings: siteSettings.omit({ sha256: true, phoneBase: true, feedback: true }).extend({
    feedback: z.boolean().default(true),
  }),
});

export const serverConfigSchema = z.strictObject({
  port: z.int().min(0).max(65_535).default(8_480),
  /** Which network to listen on; the whole site's own by default, because phones and kiosks come by it. */
  host: z.string().default('0.0.0.0'),
  /** The address people type or scan, such as `https://visit.example.cn`; the machine's own when absent. */
  publicUrl: z.url().optional(),
  /** Behind a proxy that ends TLS and names the caller in `x-forwarded-for`. */
  trustProxy: z.boolean().default(false),
  /** `postgres://…`; the embedded database when absent. `DATABASE_URL` overrides it. */
  databaseUrl: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/, 'must look like postgres://user:password@host:5432/database')
    .optional(),
  databaseConnections: z.int().min(2).max(200).default(10),
  logLevel: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  sites: z.array(site).min(1).max(100),
  /** Outside systems: see docs/operations/notifications.md and verifier.md. */
  channels: z.unknown().optional(),
  verifier: z.unknown().optional(),
  /** Networks inside that webhooks may call, also without TLS, such as `10.1.2.0/24`: see docs/operations/webhooks.md. */
  webhooks: z.strictObject({ allow: z.array(z.union([z.cidrv4(), z.cidrv6()])).default([]) }).prefault({}),
  /** Invented people with printed passwords. */
  demo: z.boolean().default(false),
});
export type ServerConfig = z.output<typeof serverConfigSchema>;
