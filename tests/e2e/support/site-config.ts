import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../build/paths.ts';
import type { KioskConfig, TimingConfig } from '../../../main/app/config-schema.ts';
import { readDemoPeople } from '../../../main/wiring/demo-people.ts';

export type Tier = KioskConfig['riskTier'];

/** Long enough for a busy machine: a story must end by what its people do, unless it is about waiting. */
const unhurried: TimingConfig = {
  idleSeconds: 300,
  elderIdleSeconds: 600,
  staffIdleSeconds: 300,
  doneSeconds: 120,
};

/** A demo site's configuration with waiting times of the test's own. */
export function siteConfig(tier: Tier, timing: TimingConfig = {}): KioskConfig {
  const demo = JSON.parse(readFileSync(join(root, 'assets', 'demo', `${tier}.json`), 'utf8')) as KioskConfig;
  return { ...demo, timing: { ...unhurried, ...timing } };
}

export function writeConfig(file: string, config: KioskConfig): void {
  writeFileSync(file, JSON.stringify(config, null, 2));
}

/** The invented people of the demo: whoever stands in the lobby in these stories. */
export const demoPeople = readDemoPeople(join(root, 'assets'));
