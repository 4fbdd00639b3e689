import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createSamTcpSimulator, type SamTcpSimulator } from '../../../main/devices/id-reader/simulator.ts';
import type { Hand } from '../../contract/id-reader/id-reader-contract.ts';
import { buildReader, type BuiltReader } from '../../support/id-reader/built-reader.ts';
import { compiler, whyNot } from './compile-fixture.ts';
import { createLibraryRig, type LibraryRig } from './library-rig.ts';
import { wltCard, wltPicture } from './wlt-card.ts';

describe.skipIf(!compiler)(compiler ? 'a portrait decoder that the configuration names' : whyNot, () => {
  let rig: LibraryRig;
  let simulator: SamTcpSimulator;
  let reader: BuiltReader;

  beforeEach(async () => {
    rig = createLibraryRig();
    simulator = await createSamTcpSimulator();
  });
  afterEach(async () => {
    await reader.stop();
    await simulator.stop();
    rig.remove();
  });

  async function begin(entry: object): Promise<void> {
    reader = await buildReader({ photoLibrary: rig.photoLibrary, ...entry }, join(rig.folder, 'data'));
  }

  /** A helper takes its time to start, and until then cards bring no picture. */
  async function expectPicture(hand: Pick<Hand, 'putCard' | 'removeCard'>): Promise<void> {
    for (let tries = 0; tries < 100 && !reader.portraits.at(-1); tries += 1) {
      const before = { reads: reader.portraits.length, lifted: reader.lifted() };
      hand.putCard(wltCard);
      await vi.waitFor(() => expect(reader.portraits.length).toBeGreaterThan(before.reads), {
        timeout: 15_000,
      });
      hand.removeCard();
      await vi.waitFor(() => expect(reader.lifted()).toBeGreaterThan(before.lifted), { timeout: 15_000 });
    }
    expect(Buffer.compare(reader.portraits.at(-1)?.rgb ?? new Uint8Array(0), wltPicture)).toBe(0);
  }

  const sam = () => ({ driver: 'sam', transport: 'tcp', host: '127.0.0.1', port: simulator.port });

  test('a reader behind a device server brings the picture of its vendor’s decoder', async () => {
    await begin(sam());
    await expectPicture(simulator);
    expect(new Set(rig.journal('decode'))).toEqual(new Set([1]));
  });

  test('a decoder in memory, by its licence, whose pictures come out upside down and in wrong colours', async () => {
    await begin({ ...sam(), photoLicence: 708, photoForm: 'turned-swapped' });
    await expectPicture(simulator);
  });

  test('the same beside a vendor’s reader library', async () => {
    const { library } = rig;
    await begin({
      ...{ driver: 'vendor-library', library, port: 1_001 },
      ...{ photoLicence: 708, photoForm: 'turned-swapped' },
    });
    await expectPicture(rig);
  });
});
