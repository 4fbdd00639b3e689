import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { serverConfigSchema, type ServerConfig } from './schema.ts';

/** What the environment decides; docs/operations/server.md describes each variable. */
export interface ServerPlace {
  readonly dataDir: string;
  readonly configFile: string | undefined;
  readonly demoFile: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The configuration file that counts, with what the environment overrides. The error is for the person at the terminal. */
export function loadServerConfig(place: ServerPlace): Result<ServerConfig, string> {
  const own = join(place.dataDir, 'server.json');
  const file = place.configFile ?? (existsSync(own) ? own : undefined);
  const read = file === undefined ? demoConfig(place.demoFile) : readJson(file);
  if (!read.ok) return read;
  const { DATABASE_URL, YINGBIN_SERVER_PORT, YINGBIN_PUBLIC_URL, YINGBIN_LOG_LEVEL } = place.env;
  const overridden = {
    ...(read.value as object),
    ...(DATABASE_URL && { databaseUrl: DATABASE_URL }),
    ...(YINGBIN_SERVER_PORT && { port: Number(YINGBIN_SERVER_PORT) }),
    ...(YINGBIN_PUBLIC_URL && { publicUrl: YINGBIN_PUBLIC_URL }),
    ...(YINGBIN_LOG_LEVEL && { logLevel: YINGBIN_LOG_LEVEL }),
  };
  const parsed = serverConfigSchema.safeParse(overridden);
  return parsed.success ? ok(parsed.data) : err(`${file ?? 'demo'}\n${problemsOf(parsed.error)}`);
}

/** The kiosk's demo site, so that the two agree. */
function demoConfig(file: string): Result<unknown, string> {
  const kiosk = readJson(file);
  if (!kiosk.ok) return kiosk;
  const { site, policy, riskTier } = kiosk.value as {
    site: { id: string; name: unknown; helpDesk: unknown; timeZone: string };
    policy: unknown;
    riskTier: unknown;
  };
  const { id, name, helpDesk, timeZone } = site;
  return ok({ demo: true, sites: [{ id, timeZone, settings: { name, helpDesk, riskTier, policy } }] });
}

function readJson(file: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return err(`${file} cannot be read as JSON`);
  }
}

function problemsOf(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`).join('\n');
}
