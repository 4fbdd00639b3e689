import { isDeepStrictEqual } from 'node:util';
import type { Result } from '../../domain/kernel/result.ts';
import type { Logger } from '../logging/logger.ts';
import type { ConfigFiles } from './config-files.ts';
import type { KioskConfig } from './config-schema.ts';
import { configFileOf, loadConfig, type ConfigFault, type ConfigPlace, type LoadedConfig } from './config.ts';

type Loaded = Result<LoadedConfig, ConfigFault>;

/** Parts that are read once, when storage is opened. All others change at once. */
const builtOnce = ['site', 'demo'] as const satisfies readonly (keyof KioskConfig)[];

/** Which changed parts take effect only after a restart. */
export function needsRestart(before: KioskConfig, after: KioskConfig): readonly string[] {
  return builtOnce.filter((part) => !isDeepStrictEqual(before[part], after[part]));
}

/**
 * Reads the configuration again whenever its file changes and tells the listener when the outcome differs from the
 * one before. A torn file is an editor half-way through: the next change brings the rest.
 */
export function createConfigWatch(
  place: ConfigPlace,
  files: ConfigFiles,
  log: Logger,
  first: Loaded,
): (listener: (next: Loaded) => void) => () => void {
  return (listener) => {
    const { file } = configFileOf(place, files);
    let last = first;
    return files.watch(file, () => {
      const next = loadConfig(place, files);
      if (isDeepStrictEqual(next, last) || (next.ok && next.value.source === 'last-good')) return;
      report(last, next, log);
      last = next;
      listener(next);
    });
  };
}

function report(before: Loaded, next: Loaded, log: Logger): void {
  if (!next.ok) {
    const { file, problems } = next.error;
    log.write('config.refused', { file, problems: problems.length, path: problems[0]?.path ?? '' });
    return;
  }
  const { config } = next.value;
  log.write('config.changed', { site: config.site.id, riskTier: config.riskTier });
  if (!before.ok) return;
  for (const part of needsRestart(before.value.config, config)) log.write('config.needs-restart', { part });
}
