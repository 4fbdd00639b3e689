import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createSamReader } from '../../../main/devices/id-reader/index.ts';
import type { IdReader, IdReaderEvent } from '../../../main/devices/id-reader/index.ts';
import { createSamTcpSimulator } from '../../../main/devices/id-reader/simulator.ts';
import type { SamTcpSimulator } from '../../../main/devices/id-reader/simulator.ts';
import { createLibraryDecoder } from '../../../main/devices/id-reader/vendor-library/index.ts';
import type { LibraryDecoderOptions } from '../../../main/devices/id-reader/vendor-library/index.ts';
import { createTcpTransport } from '../../../main/devices/transport/tcp.ts';
import { citizen } from '../../support/id-reader/cards.ts';
import { quickDelays } from '../../support/id-reader/quick-delays.ts';
import { keepDiary } from '../../support/id-reader/reader-diary.ts';
import type { ReaderDiary } from '../../support/id-reader/reader-diary.ts';
import { compiler, whyNot } from './compile-fixture.ts';
import { createLibraryRig } from './library-rig.ts';
import type { LibraryRig } from './library-rig.ts';
import { peHeader } from './pe-header.ts';
import { childrenRunning } from './processes.ts';
import { wltCard, wltPicture } from './wlt-card.ts';

const decodeTimeoutMs = 300;

describe.skipIf(!compiler)(compiler ? 'a portrait decoder beside a reader of its own' : whyNot, () => {
  let rig: LibraryRig;
  let simulator: SamTcpSimulator;
  let reader: IdReader;
  let diary: ReaderDiary;
  let said: string[];

  beforeEach(async () => {
    rig = createLibraryRig();
    simulator = await createSamTcpSimulator();
    said = [];
  });
  afterEach(async () => {
    await reader.stop();
    await simulator.stop();
    rig.remove();
  });

  const scratch = (): string => join(rig.folder, 'data', 'portrait-scratch');

  async function start(options: Partial<LibraryDecoderOptions> = {}): Promise<void> {
    const { host, port } = simulator;
    reader = createSamReader({
      transport: createTcpTransport({ host, port, connectTimeoutMs: 1_000 }),
      delays: quickDelays,
      decoder: createLibraryDecoder({
        photo: { library: rig.photoLibrary, folder: join(rig.folder, 'data') },
        wiring: 'usb',
        delays: { decodeTimeoutMs, closeGraceMs: 200 },
        vitals: { says: (words) => said.push(words) },
        ...options,
      }),
    });
    diary = keepDiary(reader);
    reader.start();
    await diary.next('health ready');
  }

  type CardRead = Extract<IdReaderEvent, { readonly type: 'card-read' }>;
  async function readCard(): Promise<CardRead> {
    diary.mark();
    simulator.putCard(wltCard);
    const read = (await diary.next('card-read')) as CardRead;
    simulator.removeCard();
    await diary.next('card-removed');
    expect(read.document).toEqual(citizen.document);
    expect(diary.lines).toEqual(['card-found', 'card-read', 'card-removed']);
    return read;
  }

  /** Puts the card on until it brings a portrait: a helper takes its time to start. */
  const readPortrait = (): Promise<CardRead> =>
    vi.waitFor(
      async () => {
        const read = await readCard();
        expect(read.portrait).toBeDefined();
        return read;
      },
      { timeout: 20_000, interval: 50 },
    );
  const helpers = (): readonly number[] => childrenRunning('vendor-library/helper.ts');

  test('the vendor’s picture comes with the card, nothing of it stays, and the helper ends with the reader', async () => {
    await start();
    const { portrait } = await readPortrait();
    expect(Buffer.compare(portrait?.rgb ?? new Uint8Array(0), wltPicture)).toBe(0);
    expect(new Set(rig.journal('decode'))).toEqual(new Set([2]));
    expect(readdirSync(scratch())).toEqual([]);
    expect(helpers()).toHaveLength(1);
    await reader.stop();
    expect(helpers()).toEqual([]);
    expect(existsSync(scratch())).toBe(false);
    reader.start();
    diary.mark();
    await diary.next('health ready');
    await readPortrait();
  });

  test('a decoder that hangs is put to work anew, and given up after three times in a row', async () => {
    await start();
    await readPortrait();
    for (let round = 1; round <= 3; round += 1) {
      const before = rig.journal('decode').length;
      rig.misbehave('decode hang');
      await vi.waitFor(
        async () => {
          expect(await readCard()).not.toHaveProperty('portrait');
          expect(rig.journal('decode').length).toBe(before + 1);
        },
        { timeout: 20_000, interval: 50 },
      );
      rig.misbehave(undefined);
    }
    await vi.waitFor(() =>
      expect(said.at(-1)).toBe(
        'portrait decoder: takes the helper down, not used until the reader is set up anew',
      ),
    );
    await vi.waitFor(() => expect(helpers()).toEqual([]));
    const asked = rig.journal('decode').length;
    expect(await readCard()).not.toHaveProperty('portrait');
    expect(rig.journal('decode')).toHaveLength(asked);
  });

  test('a decoder that crashes costs its portrait only; the next helper brings them again', async () => {
    await start();
    await readPortrait();
    rig.misbehave('decode crash');
    expect(await readCard()).not.toHaveProperty('portrait');
    rig.misbehave(undefined);
    await readPortrait();
    expect(said).toContain('portrait decoder: takes the helper down');
    expect(said.join('\n')).toMatch(/portrait decoder: the helper ended by itself: SIG/);
  });

  test('a decoder that refuses costs its portrait only', async () => {
    await start();
    await readPortrait();
    rig.misbehave('decode status -6');
    expect(await readCard()).not.toHaveProperty('portrait');
    expect(said.at(-1)).toBe('portrait decoder: -6 device error');
    rig.misbehave(undefined);
    await readPortrait();
  });

  test.each<readonly [string, () => string, RegExp]>([
    ['that is not there', () => '/nowhere/libwltrs.so', /portrait decoder: .*there is no such file/],
    ['that is none', () => rig.library, /portrait decoder: .*'GetBmp'/],
    [
      'for another system',
      () => {
        writeFileSync(join(rig.folder, 'wltrs.dll'), peHeader(0x8664));
        return join(rig.folder, 'wltrs.dll');
      },
      /portrait decoder: the library is for win32 and this machine runs linux/,
    ],
  ])('with a decoder %s cards are read all the same, and no helper stays', async (_, place, words) => {
    const library = place();
    await start({ photo: { library, folder: join(rig.folder, 'data') } });
    await vi.waitFor(() => expect(said.join('\n')).toMatch(words), { timeout: 10_000 });
    await vi.waitFor(() => expect(helpers()).toEqual([]));
    expect(await readCard()).not.toHaveProperty('portrait');
  });
});
