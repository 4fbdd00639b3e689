import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';
import { z } from 'zod';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { riskTiers } from '../../domain/policy/vocabulary.ts';

const logLevels = ['debug', 'info', 'warn', 'error'] as const;
const flag = z.enum(['0', '1']).transform((value) => value === '1');

const schema = z.object({
  YINGBIN_CONFIG: z.string().optional(),
  YINGBIN_DATA_DIR: z.string().optional(),
  YINGBIN_DEMO: z.enum(riskTiers).optional(),
  YINGBIN_SHELL: z.enum(['electron', 'chromium']).optional(),
  YINGBIN_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  YINGBIN_HEADLESS: flag.default(false),
  YINGBIN_KIOSK: flag.optional(),
  YINGBIN_SERVER_URL: z.url({ protocol: /^https?$/ }).optional(),
  YINGBIN_ENROL_CODE: z.string().max(40).optional(),
  YINGBIN_LOG_LEVEL: z.enum(logLevels).default('info'),
});

/** What the environment decides. docs/operations/configuration.md describes each variable. */
export interface Environment {
  readonly configFile: string | undefined;
  readonly demo: (typeof riskTiers)[number] | undefined;
  readonly dataDir: string;
  readonly port: number;
  readonly headless: boolean;
  /** `undefined` when nobody said: then a demo runs in a window and a site on the full screen. */
  readonly kiosk: boolean | undefined;
  /** The site server and the code to join it by; they count before the configuration's. */
  readonly server: { readonly url?: string | undefined; readonly code?: string | undefined };
  readonly logLevel: (typeof logLevels)[number];
}

type Variables = Readonly<Record<string, string | undefined>>;

/** Reads the `YINGBIN_…` variables; an empty one counts as not set. The error names each wrong variable. */
export function readEnvironment(
  env: Variables,
  platform: NodeJS.Platform,
  home = homedir(),
): Result<Environment, string> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    return err(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
  }
  const values = parsed.data;
  return ok({
    configFile: values.YINGBIN_CONFIG,
    demo: values.YINGBIN_DEMO,
    dataDir: values.YINGBIN_DATA_DIR ?? defaultDataDir(given, platform, home, values.YINGBIN_DEMO),
    port: values.YINGBIN_PORT,
    headless: values.YINGBIN_HEADLESS,
    kiosk: values.YINGBIN_KIOSK,
    server: { url: values.YINGBIN_SERVER_URL, code: values.YINGBIN_ENROL_CODE },
    logLevel: values.YINGBIN_LOG_LEVEL,
  });
}

/**
 * Where each operating system keeps an application's own data for one user.
 * @param demo named on purpose: a site of its own, whose visitors and whose server's rules are none of another site's business
 */
export function defaultDataDir(
  env: Variables,
  platform: NodeJS.Platform,
  home: string,
  demo?: string,
): string {
  const suffix = demo === undefined ? '' : `-${demo}`;
  switch (platform) {
    case 'win32':
      return win32.join(env['LOCALAPPDATA'] ?? win32.join(home, 'AppData', 'Local'), `Yingbin${suffix}`);
    case 'darwin':
      return posix.join(home, 'Library', 'Application Support', `Yingbin${suffix}`);
    default:
      return posix.join(env['XDG_DATA_HOME'] ?? posix.join(home, '.local', 'share'), `yingbin${suffix}`);
  }
}
