import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { IdReader, IdReaderEvent } from '../../../main/devices/id-reader/index.ts';
import { createVendorLibraryReader } from '../../../main/devices/id-reader/vendor-library/index.ts';
import type { PortraitOptions } from '../../../main/devices/id-reader/vendor-library/index.ts';
import { citizen } from '../../support/id-reader/cards.ts';
import { keepDiary } from '../../support/id-reader/reader-diary.ts';
import type { ReaderDiary } from '../../support/id-reader/reader-diary.ts';
import { compiler, whyNot } from './compile-fixture.ts';
import { createLibraryRig, rigDelays } from './library-rig.ts';
import type { FixtureFault, LibraryRig } from './library-rig.ts';
import { wltCard, wltPicture } from './wlt-card.ts';

describe.skipIf(!compiler)(compiler ? 'a portrait decoder beside a vendor library' : whyNot, () => {
  let rig: LibraryRig;
  let reader: IdReader;
  let diary: ReaderDiary;
  let said: string[];
  let scratch: string;

  beforeEach(() => {
    rig = createLibraryRig();
    scratch = join(rig.folder, 'data', 'portrait-scratch');
    said = [];
  });
  afterEach(async () => {
    await reader.stop();
    rig.remove();
  });

  async function startReady(options: Partial<PortraitOptions> = {}, port = 1_001): Promise<void> {
    reader = createVendorLibraryReader({
      library: rig.library,
      port,
      photo: { library: rig.photoLibrary, folder: join(rig.folder, 'data'), ...options },
      vitals: { alive() {}, count() {}, says: (words) => said.push(words) },
      delays: { ...rigDelays, decodeTimeoutMs: 700 },
    });
    diary = keepDiary(reader);
    reader.start();
    await diary.next('health ready', 10_000);
    diary.mark();
  }

  type CardRead = Extract<IdReaderEvent, { readonly type: 'card-read' }>;
  const nextReading = async (): Promise<CardRead> => (await diary.next('card-read', 20_000)) as CardRead;

  test('a reading carries the portrait, and no file of it is left', async () => {
    await startReady();
    expect(statSync(scratch).mode & 0o777).toBe(0o700);
    rig.putCard(wltCard);
    const { document, portrait } = await nextReading();
    expect(document).toEqual(citizen.document);
    expect(portrait).toMatchObject({ widthDots: 102, heightDots: 126 });
    expect(Buffer.compare(portrait?.rgb ?? new Uint8Array(0), wltPicture)).toBe(0);
    expect(rig.journal('decode')).toEqual([2]);
    expect(readdirSync(scratch)).toEqual([]);
    await reader.stop();
    expect(existsSync(scratch)).toBe(false);
  });

  test('a decoder is told that the reader is a serial one', async () => {
    rig.remove();
    rig = createLibraryRig(3);
    await startReady({ folder: join(rig.folder, 'data') }, 3);
    rig.putCard(wltCard);
    expect((await nextReading()).portrait).toBeDefined();
    expect(rig.journal('decode')).toEqual([1]);
  });

  test('a decoder in memory that turns its pictures around is turned back', async () => {
    await startReady({
      call: { kind: 'unpack', licence: 708 },
      quirks: { rotated180: true, redAndBlueSwapped: true },
    });
    rig.putCard(wltCard);
    const { portrait } = await nextReading();
    expect(Buffer.compare(portrait?.rgb ?? new Uint8Array(0), wltPicture)).toBe(0);
    expect(existsSync(join(scratch, 'portrait.wlt'))).toBe(false);
  });

  test.each<readonly [FixtureFault, string]>([
    ['decode status -5', 'portrait decoder: -5 no licence'],
    ['decode status 0', 'portrait decoder: 0 the reader library refused'],
    ['decode truncated', 'portrait decoder: 1 no picture of a card came of it'],
    ['decode endless', 'portrait decoder: 1 no picture of a card came of it'],
  ])('%s: the card is read without its portrait', async (fault, words) => {
    await startReady();
    rig.misbehave(fault);
    rig.putCard(wltCard);
    const reading = await nextReading();
    expect(reading.document).toEqual(citizen.document);
    expect(reading).not.toHaveProperty('portrait');
    expect(said.at(-1)).toBe(words);
    expect(readdirSync(scratch)).toEqual([]);
  });

  test.each([
    ['that is not there', { library: '/nowhere/libwltrs.so' }, /portrait decoder: .*No such file/],
    ['without the function', { library: 'THE READER LIBRARY' }, /portrait decoder: .*'GetBmp'/],
    [
      'that refuses its licence',
      { call: { kind: 'unpack', licence: 602 } },
      /portrait decoder: -5 no licence/,
    ],
  ] as const)('with a decoder %s cards are read all the same', async (_, options, words) => {
    await startReady(
      'library' in options && options.library.startsWith('THE') ? { library: rig.library } : options,
    );
    rig.putCard(wltCard);
    const reading = await nextReading();
    expect(reading.document).toEqual(citizen.document);
    expect(reading).not.toHaveProperty('portrait');
    expect(said.join('\n')).toMatch(words);
  });

  test('without a folder for it there are no portraits, but cards', async () => {
    writeFileSync(join(rig.folder, 'data'), 'a file where the folder should be');
    await startReady();
    rig.putCard(wltCard);
    expect(await nextReading()).not.toHaveProperty('portrait');
    expect(said.join('\n')).toMatch(/portrait decoder: .*(EEXIST|ENOTDIR)/);
  });

  test('a decoder that hangs costs the portrait and not the card, and is not called again', async () => {
    await startReady();
    rig.misbehave('decode hang');
    rig.putCard(wltCard);
    const reading = await nextReading();
    expect(reading.document).toEqual(citizen.document);
    expect(reading).not.toHaveProperty('portrait');
    await diary.next('health ready', 20_000);
    expect(diary.lines).toEqual(['card-found', 'card-read', 'health absent', 'health ready']);
    rig.removeCard();
    await diary.next('card-removed');
    diary.mark();
    rig.putCard(wltCard);
    expect((await nextReading()).document).toEqual(citizen.document);
    expect(rig.journal('decode')).toEqual([2]);
  });

  // The helper takes the reading down with it. The card lies there still, and the next helper reads it.
  test('a decoder that crashes costs a moment, and is not called again', async () => {
    await startReady();
    rig.misbehave('decode crash');
    rig.putCard(wltCard);
    const reading = await nextReading();
    expect(reading.document).toEqual(citizen.document);
    expect(reading).not.toHaveProperty('portrait');
    expect(diary.lines).toEqual([
      'card-found',
      'health absent',
      'card-failed reader-lost',
      'card-removed',
      'health ready',
      'card-found',
      'card-read',
    ]);
    expect(rig.journal('decode')).toEqual([2]);
    expect(existsSync(scratch)).toBe(false);
  });
});
