import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { IdReader } from '../../../main/devices/id-reader/index.ts';
import { createVendorLibraryReader } from '../../../main/devices/id-reader/vendor-library/index.ts';
import type { VendorLibraryOptions } from '../../../main/devices/id-reader/vendor-library/index.ts';
import { citizen, hmt } from '../../support/id-reader/cards.ts';
import { keepDiary } from '../../support/id-reader/reader-diary.ts';
import type { ReaderDiary } from '../../support/id-reader/reader-diary.ts';
import { compiler, hasConstructors, whyNot } from './compile-fixture.ts';
import { createLibraryRig, rigDelays } from './library-rig.ts';
import type { FixtureFault, LibraryRig } from './library-rig.ts';
import { peHeader } from './pe-header.ts';
import { isRunning } from './processes.ts';

describe.skipIf(!compiler)(compiler ? 'a vendor library in its helper' : whyNot, () => {
  let rig: LibraryRig;
  let reader: IdReader;
  let diary: ReaderDiary;
  let said: string[];

  beforeEach(() => {
    rig = createLibraryRig();
    said = [];
  });
  afterEach(async () => {
    await reader.stop();
    rig.remove();
  });

  function start(options: Partial<VendorLibraryOptions> = {}): void {
    reader = createVendorLibraryReader({
      library: rig.library,
      port: 1_001,
      vitals: { alive() {}, count() {}, says: (words) => said.push(words) },
      ...options,
      // Hanging is what these tests wait for.
      delays: {
        ...rigDelays,
        findTimeoutMs: 700,
        selectTimeoutMs: 700,
        readTimeoutMs: 700,
        ...options.delays,
      },
    });
    diary = keepDiary(reader);
    reader.start();
  }

  async function startReady(): Promise<void> {
    start();
    await diary.next('health ready', 10_000);
    diary.mark();
  }

  /** The fault is over: a helper is there, and a card is read. */
  async function expectRecovery(): Promise<void> {
    rig.misbehave(undefined);
    await vi.waitFor(() => expect(diary.lines.at(-1)).toBe('health ready'), { timeout: 20_000 });
    await expectReading();
  }

  async function expectReading(): Promise<void> {
    diary.mark();
    rig.putCard(hmt.card);
    expect(await diary.next('card-read', 10_000)).toMatchObject({ document: hmt.document });
  }

  const healthDetail = async (line: string): Promise<string> => {
    const event = await diary.next(line, 10_000);
    return (event.type === 'health' && event.detail) || '';
  };

  test.each<FixtureFault>(['find hang', 'find crash'])('%s: the helper is replaced', async (fault) => {
    await startReady();
    const [helper = 0] = rig.journal('process');
    expect(isRunning(helper)).toBe(true);
    rig.misbehave(fault);
    await diary.next('health absent', 10_000);
    await vi.waitFor(() => expect(isRunning(helper)).toBe(false), { timeout: 5_000 });
    await expectRecovery();
    expect(rig.journal('process').at(-1)).not.toBe(helper);
  });

  // The visitor's card lies there all the time, and is read by the next helper without being lifted.
  test.each<FixtureFault>(['select hang', 'select crash', 'read hang', 'read crash'])(
    '%s: the card is read when the helper is replaced',
    async (fault) => {
      await startReady();
      rig.misbehave(fault);
      rig.putCard(citizen.card);
      await diary.next('card-failed reader-lost', 10_000);
      expect(diary.lines.toSorted()).toEqual(
        ['card-found', 'card-failed reader-lost', 'card-removed', 'health absent'].toSorted(),
      );
      diary.mark();
      rig.misbehave(undefined);
      expect(await diary.next('card-read', 20_000)).toMatchObject({ document: citizen.document });
      expect(diary.lines).toEqual(['health ready', 'card-found', 'card-read']);
    },
  );

  const early: readonly FixtureFault[] = ['open hang', 'open crash', 'sam-id hang', 'sam-id crash'];
  test.each<FixtureFault>([...early, ...(hasConstructors ? (['load hang', 'load crash'] as const) : [])])(
    '%s: the reader is absent, and comes up when it is over',
    async (fault) => {
      rig.misbehave(fault);
      start({ delays: { loadTimeoutMs: 1_500, openTimeoutMs: 700 } });
      await diary.next('health absent', 10_000);
      await expectRecovery();
    },
  );

  test.each([
    ['text-length', 255],
    ['text-length', 70_000],
    ['text-length', -1],
  ] as const)('a card is not read when the library claims a %s of %i', async (kind, length) => {
    await startReady();
    rig.misbehave(`read ${kind} ${length}`);
    rig.putCard(citizen.card);
    await diary.next('card-failed unreadable');
    rig.misbehave(undefined);
    rig.removeCard();
    await diary.next('card-removed');
    await expectReading();
  });

  test.each<FixtureFault>(['read photo-length 2000000000', 'read photo-length 0', 'read overrun'])(
    '%s: the text is what counts',
    async (fault) => {
      await startReady();
      rig.misbehave(fault);
      rig.putCard(citizen.card);
      expect(await diary.next('card-read')).toMatchObject({ document: citizen.document });
    },
  );

  test.each([
    [2, 'absent', 'find: 02 the reader does not answer the library'],
    [0, 'absent', 'find: 00 a result without a name'],
    [-7, 'absent', 'find: -7 a result without a name'],
    [0x60, 'fault', '60 security module failed its self-test'],
    [0xab, 'fault', 'AB status not in the specification'],
  ] as const)('a find that returns %i over and over makes the reader %s', async (status, health, words) => {
    await startReady();
    rig.misbehave(`find status ${status}`);
    await diary.next(`health ${health}`);
    expect(said.at(-1)).toContain(words);
  });

  test.each([
    ['is not there', (path: string) => rmSync(path), /libsdtapi\.so: there is no such file/],
    ['is a text', (path: string) => writeFileSync(path, 'not a library'), /is no library|no library for/],
    [
      'is for Windows',
      (path: string) => writeFileSync(path, peHeader(0x8664)),
      /the library is for win32 and this machine runs linux/,
    ],
    [
      'is of the other bitness',
      (path: string) => patch(path, { 4: 1, 18: 3 }),
      /the library is 32-bit and the helper is 64-bit: set "helper" to a 32-bit Node/,
    ],
    [
      'is for another processor',
      (path: string) => patch(path, { 18: process.arch === 'arm64' ? 62 : 183 }),
      /the library is for .+ and the helper for .+: set "helper" to a Node for/,
    ],
    [
      'is damaged after its header',
      (path: string) => writeFileSync(path, readFileSync(path).subarray(0, 100)),
      /./,
    ],
  ])('a library that %s is a fault with its reason', async (_, spoil, words) => {
    spoil(rig.library);
    start();
    expect(await healthDetail('health fault')).toMatch(words);
  });

  test('a library that is put right is used without a restart', async () => {
    const good = readFileSync(rig.library);
    rmSync(rig.library);
    start();
    await diary.next('health fault', 10_000);
    writeFileSync(rig.library, good);
    await expectRecovery();
  });

  test('a library without the functions is a fault that names the first one missing', async () => {
    start({ library: rig.photoLibrary });
    expect(await healthDetail('health fault')).toContain("'SDT_OpenPort'");
  });

  test.each([
    ['there is no such program', 0o600, '', 'health fault', /the helper does not start: .*ENOENT/],
    ['may not be run', 0o600, '#!/bin/sh', 'health fault', /the helper does not start: .*EACCES/],
    ['ends at once', 0o700, '#!/bin/sh\nexit 9', 'health absent', /^the helper ended by itself: code 9$/],
    [
      'is no Node',
      0o700,
      '#!/bin/sh\nexec sleep 1000',
      'health absent',
      /^the helper does not answer: is it a Node/,
    ],
  ])('a configured helper that %s is reported', async (_, mode, program, line, words) => {
    const helper = join(rig.folder, 'node');
    if (program) writeFileSync(helper, program, { mode });
    start({ helper, delays: { helloTimeoutMs: 500 } });
    expect(await healthDetail(line)).toMatch(words);
  });

  test('a configured Node serves as the helper', async () => {
    start({ helper: process.execPath });
    await diary.next('health ready', 10_000);
    expect(said[0]).toBe(`helper: Node ${process.version} for ${process.platform} ${process.arch}`);
  });

  test('USB places are tried in order, and the reader is found where it is', async () => {
    rig.remove();
    rig = createLibraryRig(1_016);
    start({ port: 'auto' });
    expect(await healthDetail('health ready')).toBe('security module 05.01-20250101-1-0');
    expect(rig.journal('open')).toEqual(Array.from({ length: 16 }, (__, place) => 1_001 + place));
  });

  test('a configured port is the only one tried', async () => {
    start({ port: 3 });
    expect(await healthDetail('health absent')).toBe('no reader: port 3: 01 no such port, or it is not open');
    expect(rig.journal('open')).toEqual([3]);
  });

  test('stopping closes the port and leaves no helper behind', async () => {
    await startReady();
    const [helper = 0] = rig.journal('process');
    await reader.stop();
    expect(rig.journal('close')).toEqual([1_001]);
    expect(isRunning(helper)).toBe(false);
  });

  test('stopping does not wait for a library that hangs', async () => {
    await startReady();
    const [helper = 0] = rig.journal('process');
    rig.misbehave('close hang');
    await reader.stop();
    expect(isRunning(helper)).toBe(false);
  });
});

function patch(path: string, bytes: Readonly<Record<number, number>>): void {
  const file = readFileSync(path);
  for (const [at, byte] of Object.entries(bytes)) file[Number(at)] = byte;
  writeFileSync(path, file);
}
