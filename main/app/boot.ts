import { join } from 'node:path';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { createConsoleSink } from '../logging/console-sink.ts';
import type { Logger } from '../logging/logger.ts';
import { createLogger } from '../logging/pino-logger.ts';
import { createRotatingFile } from '../logging/rotating-file.ts';
import type { KeyProtection, KioskApp, StartKiosk } from './app-contract.ts';
import { diskFiles } from './config-files.ts';
import { problemLine } from './config-problems.ts';
import { createConfigWatch } from './config-watch.ts';
import { loadConfig, type ConfigFault, type LoadedConfig } from './config.ts';
import type { Environment } from './environment.ts';
import { findAssetsDir } from './paths.ts';
import { lockDataDir } from './single-instance.ts';

declare const yingbinVersion: string | undefined;
/** From package.json when built; running from source is development. */
export const version = typeof yingbinVersion === 'string' ? yingbinVersion : 'source';

export interface Booted {
  readonly app: KioskApp;
  readonly log: Logger;
  /** Whether the window fills the screen: as the environment says, otherwise at a real site and not at a demo. */
  readonly kiosk: boolean;
  /** Lets another kiosk have the data directory. */
  readonly release: () => Promise<void>;
}

/**
 * What both entries do before there is a window: lock, log, configuration, kiosk. The error is a sentence: another
 * kiosk works on this data directory.
 */
export async function boot(
  environment: Environment,
  shell: 'electron' | 'chromium',
  startKiosk: StartKiosk,
  keyProtection?: KeyProtection,
): Promise<Result<Booted, string>> {
  const { dataDir, configFile, demo, server } = environment;
  // Whatever the kiosk writes is for its own account alone.
  process.umask(0o077);
  const release = await lockDataDir(dataDir);
  if (!release) return err(`Yingbin is already running on ${dataDir}`);
  const log = createLogger(
    { file: createRotatingFile(join(dataDir, 'logs')), console: createConsoleSink(process.stdout) },
    environment.logLevel,
    () => new Date(),
  );
  log.write('app.started', { version, shell, dataDir });

  const assetsDir = findAssetsDir();
  const place = { configFile, demo, demoDir: join(assetsDir, 'demo'), dataDir };
  const config = loadConfig(place, diskFiles);
  announce(config, log);
  const watch = createConfigWatch(place, diskFiles, log, config);
  const app = startKiosk({
    ...{ config, watch, dataDir, assetsDir, version, log, server },
    ...(keyProtection && { keyProtection }),
  });
  const kiosk = environment.kiosk ?? (config.ok && config.value.source !== 'demo');
  return ok({ app, log, kiosk, release });
}

function announce(config: Result<LoadedConfig, ConfigFault>, log: Logger): void {
  if (config.ok) {
    const { file, source } = config.value;
    const { site, riskTier } = config.value.config;
    if (source === 'last-good') log.write('config.last-good', { file });
    log.write('config.loaded', { source, site: site.id, riskTier, file });
    return;
  }
  const { file, problems } = config.error;
  log.write('config.refused', { file, problems: problems.length, path: problems[0]?.path ?? '' });
  // For the person at the terminal; values from the file do not go to the log.
  process.stderr.write(`${file}\n`);
  for (const problem of problems) {
    process.stderr.write(`  ${problemLine(problem, 'zh-CN')}\n  ${problemLine(problem, 'en')}\n`);
  }
}
