import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { root } from '../../../build/paths.ts';
import { idReader } from '../../../domain/device/config/id-reader.ts';
import { createDeviceRegistry } from '../../../main/devices/health/registry.ts';
import type { Portrait } from '../../../main/devices/id-reader/index.ts';
import { createSamTcpSimulator, type SamTcpSimulator } from '../../../main/devices/id-reader/simulator.ts';
import { realTimers } from '../../../main/devices/transport/timers.ts';
import { createDeviceNews } from '../../../main/flow/device-news.ts';
import { silentLogger } from '../../../main/logging/logger.ts';
import { createPortAccess } from '../../../main/wiring/builders/access.ts';
import { buildIdReaders } from '../../../main/wiring/builders/id-readers.ts';
import type { Group } from '../../../main/wiring/fleet.ts';
import { createSimulation } from '../../../main/wiring/simulation.ts';
import type { Hand } from '../../contract/id-reader/id-reader-contract.ts';
import { zoneDay } from '../../support/id-reader/passports.ts';
import { quickDelays } from '../../support/id-reader/quick-delays.ts';
import { nineOClock } from '../../support/visit/people.ts';
import { compiler, whyNot } from './compile-fixture.ts';
import { createLibraryRig, type LibraryRig } from './library-rig.ts';
import { wltCard, wltPicture } from './wlt-card.ts';

describe.skipIf(!compiler)(compiler ? 'a portrait decoder that the configuration names' : whyNot, () => {
  let rig: LibraryRig;
  let simulator: SamTcpSimulator;
  let group: Group;
  let portraits: (Portrait | undefined)[];
  let lifted: number;

  beforeEach(async () => {
    rig = createLibraryRig();
    simulator = await createSamTcpSimulator();
    portraits = [];
    lifted = 0;
  });
  afterEach(async () => {
    await group.stop();
    await simulator.stop();
    rig.remove();
  });

  /** Builds and starts the reader of this entry as the kiosk does. */
  async function begin(entry: object): Promise<void> {
    const registry = createDeviceRegistry(() => nineOClock);
    const news = createDeviceNews({
      ...{ registry, log: silentLogger, now: () => nineOClock, note() {} },
      dispatch: ({ type }) => (lifted += type === 'card-removed' ? 1 : 0),
      onPortrait: (portrait) => portraits.push(portrait),
    });
    const deps = {
      timers: realTimers,
      access: createPortAccess(),
      simulation: createSimulation(join(root, 'assets'), () => {}),
      readerDelays: quickDelays,
      today: () => zoneDay,
      dataDir: join(rig.folder, 'data'),
    };
    const config = idReader.parse({ id: 'reader-1', photoLibrary: rig.photoLibrary, ...entry });
    const watchOf = (id: string) => ({ id, registry, timers: realTimers, onHang() {} });
    group = await buildIdReaders([config], deps, { news, watchOf });
    group.start();
  }

  /** A helper takes its time to start, and until then cards bring no picture. */
  async function nextPortrait(hand: Pick<Hand, 'putCard' | 'removeCard'>): Promise<Portrait> {
    for (let tries = 0; tries < 100; tries += 1) {
      const before = { reads: portraits.length, lifted };
      hand.putCard(wltCard);
      await vi.waitFor(() => expect(portraits.length).toBeGreaterThan(before.reads), { timeout: 15_000 });
      hand.removeCard();
      await vi.waitFor(() => expect(lifted).toBeGreaterThan(before.lifted), { timeout: 15_000 });
      const last = portraits.at(-1);
      if (last) return last;
    }
    throw new Error('no portrait came');
  }

  const sam = () => ({ driver: 'sam', transport: 'tcp', host: '127.0.0.1', port: simulator.port });

  test('a reader behind a device server brings the picture of its vendor’s decoder', async () => {
    await begin(sam());
    expect(Buffer.compare((await nextPortrait(simulator)).rgb, wltPicture)).toBe(0);
    expect(new Set(rig.journal('decode'))).toEqual(new Set([1]));
  });

  test('a decoder in memory, by its licence, whose pictures come out upside down and in wrong colours', async () => {
    await begin({ ...sam(), photoLicence: 708, photoForm: 'turned-swapped' });
    expect(Buffer.compare((await nextPortrait(simulator)).rgb, wltPicture)).toBe(0);
  });

  test('the same beside a vendor’s reader library', async () => {
    const { library } = rig;
    await begin({
      ...{ driver: 'vendor-library', library, port: 1_001 },
      ...{ photoLicence: 708, photoForm: 'turned-swapped' },
    });
    expect(Buffer.compare((await nextPortrait(rig)).rgb, wltPicture)).toBe(0);
  });
});
