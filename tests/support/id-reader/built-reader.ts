import { join } from 'node:path';
import { root } from '../../../build/paths.ts';
import { idReader } from '../../../domain/device/config/id-reader.ts';
import { createDeviceRegistry } from '../../../main/devices/health/registry.ts';
import type { Portrait } from '../../../main/devices/id-reader/index.ts';
import { realTimers } from '../../../main/devices/transport/timers.ts';
import { createDeviceNews } from '../../../main/flow/device-news.ts';
import { silentLogger } from '../../../main/logging/logger.ts';
import { createPortAccess } from '../../../main/wiring/builders/access.ts';
import { buildIdReaders } from '../../../main/wiring/builders/id-readers.ts';
import { createSimulation, type Simulation } from '../../../main/wiring/simulation.ts';
import { nineOClock } from '../visit/people.ts';
import { zoneDay } from './passports.ts';
import { quickDelays } from './quick-delays.ts';

/** A reader at work, built from an entry of the configuration as the kiosk builds it, and what it told of cards. */
export interface BuiltReader {
  readonly simulation: Simulation;
  /** One for each card that was read. */
  readonly portraits: readonly (Portrait | undefined)[];
  lifted(): number;
  stop(): Promise<void>;
}

/** @param entry without its id */
export async function buildReader(entry: object, dataDir: string): Promise<BuiltReader> {
  const portraits: (Portrait | undefined)[] = [];
  let lifted = 0;
  const registry = createDeviceRegistry(() => nineOClock);
  const news = createDeviceNews({
    ...{ registry, log: silentLogger, now: () => nineOClock, note() {} },
    dispatch: ({ type }) => (lifted += type === 'card-removed' ? 1 : 0),
    onPortrait: (portrait) => portraits.push(portrait),
  });
  const simulation = createSimulation(join(root, 'assets'), () => {});
  const deps = {
    ...{ simulation, dataDir, timers: realTimers, readerDelays: quickDelays },
    access: createPortAccess(),
    today: () => zoneDay,
  };
  const watchOf = (id: string) => ({ id, registry, timers: realTimers, onHang() {} });
  const group = await buildIdReaders([idReader.parse({ id: 'reader-1', ...entry })], deps, { news, watchOf });
  group.start();
  return {
    simulation,
    portraits,
    lifted: () => lifted,
    async stop() {
      await group.stop();
      await simulation.stop();
    },
  };
}
