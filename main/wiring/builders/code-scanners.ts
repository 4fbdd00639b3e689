import type { CodeScannerConfig } from '../../../domain/device/config/code-scanner.ts';
import type { CodeFraming } from '../../devices/code-scanner/index.ts';
import { createLineScanner } from '../../devices/code-scanner/driver.ts';
import type { Transport } from '../../devices/transport/byte-stream.ts';
import type { Timers } from '../../devices/transport/timers.ts';
import type { BuildDeps, Group } from '../fleet.ts';
import type { Simulation } from '../simulation.ts';
import { supervisedScanner } from '../supervised.ts';
import { groupOf, type Startable } from './group.ts';
import type { BuilderDeps } from './index.ts';
import { loopback, simpleLink } from './links.ts';

/** Every scanner counts: whichever reads a code, the code is meant. */
export async function buildCodeScanners(
  configs: readonly CodeScannerConfig[],
  deps: BuilderDeps,
  fleet: BuildDeps,
): Promise<Group> {
  return groupOf(await Promise.all(configs.map((config) => buildScanner(config, deps, fleet))));
}

async function buildScanner(
  config: CodeScannerConfig,
  { timers, simulation }: BuilderDeps,
  { news, watchOf }: BuildDeps,
): Promise<Startable> {
  const { id, driver } = config;
  const transport = await linkOf(config, timers, simulation);
  const scanner = supervisedScanner(
    () => createLineScanner({ transport, timers, framing: framingOf(config) }),
    watchOf(id),
  );
  scanner.onEvent((event) => {
    if (event.type === 'code') news.code(event.text);
    else news.health(id, event.health, event.detail);
  });
  return { ...scanner, id, driver, link: transport.name };
}

async function linkOf(config: CodeScannerConfig, timers: Timers, simulation: Simulation): Promise<Transport> {
  if (config.driver === 'line') return simpleLink(config, timers);
  return loopback(await (await simulation.dock()).scanner(config.id), timers);
}

function framingOf(config: CodeScannerConfig): CodeFraming {
  if (config.driver !== 'line') return { ending: { type: 'line' } };
  const { ending, suffix = '', prefix } = config;
  return {
    ending: ending === 'suffix' ? { type: 'suffix', text: suffix } : { type: ending },
    ...(prefix !== undefined && { prefix }),
  };
}
