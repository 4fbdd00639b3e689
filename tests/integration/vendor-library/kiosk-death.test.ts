import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createVendorLibraryReader } from '../../../main/devices/id-reader/vendor-library/index.ts';
import { citizen } from '../../support/id-reader/cards.ts';
import { keepDiary } from '../../support/id-reader/reader-diary.ts';
import { compiler, hasConstructors, whyNot } from './compile-fixture.ts';
import { createLibraryRig, rigDelays } from './library-rig.ts';
import type { LibraryRig } from './library-rig.ts';
import { isRunning } from './processes.ts';

describe.skipIf(!compiler)(compiler ? 'a kiosk that is killed' : whyNot, () => {
  let rig: LibraryRig;
  let kiosk: ChildProcessByStdio<null, Readable, null>;
  let scratch: string;
  let lines: string[];

  beforeEach(() => {
    rig = createLibraryRig();
    scratch = join(rig.folder, 'data', 'portrait-scratch');
    lines = [];
  });
  afterEach(() => {
    kiosk.kill('SIGKILL');
    rig.remove();
  });

  function startKiosk(): void {
    const script = join(import.meta.dirname, 'kiosk-child.ts');
    kiosk = spawn(process.execPath, [script, rig.library, join(rig.folder, 'data')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    createInterface(kiosk.stdout).on('line', (line) => lines.push(line));
  }

  const until = (what: () => void): Promise<void> => vi.waitFor(what, { timeout: 15_000 });

  /** Kills the kiosk as a power switch would, and waits for the helper to notice. */
  async function expectNoOrphan(): Promise<void> {
    const helper = rig.journal('process').at(-1) ?? 0;
    expect(isRunning(helper)).toBe(true);
    kiosk.kill('SIGKILL');
    await until(() => expect(isRunning(helper)).toBe(false));
  }

  test('takes its helper along, which closes the port first', async () => {
    startKiosk();
    await until(() => expect(lines).toContain('ready'));
    await expectNoOrphan();
    expect(rig.journal('close')).toEqual([1_001]);
  });

  test('takes a helper along whose library hangs', async () => {
    startKiosk();
    await until(() => expect(lines).toContain('ready'));
    rig.misbehave('select hang');
    rig.putCard(citizen.card);
    await until(() => expect(lines).toContain('card-found'));
    await expectNoOrphan();
  });

  test.skipIf(!hasConstructors)('takes a helper along whose library hangs while it is loaded', async () => {
    rig.misbehave('load hang');
    startKiosk();
    await until(() => expect(rig.journal('process')).toHaveLength(1));
    await expectNoOrphan();
  });

  // The worst moment: the card's portrait lies in a file for the decoder.
  test('may leave a portrait behind, which the next start removes', async () => {
    rig.misbehave('decode hang');
    startKiosk();
    await until(() => expect(lines).toContain('ready'));
    rig.putCard(citizen.card);
    await until(() => expect(readdirSync(scratch)).toEqual(['portrait.wlt']));
    await expectNoOrphan();
    expect(existsSync(scratch)).toBe(true);

    rig.misbehave(undefined);
    rig.removeCard();
    const photo = { library: rig.photoLibrary, folder: join(rig.folder, 'data') };
    const reader = createVendorLibraryReader({ library: rig.library, port: 1_001, photo, delays: rigDelays });
    const diary = keepDiary(reader);
    reader.start();
    await diary.next('health ready', 10_000);
    expect(readdirSync(scratch)).toEqual([]);
    await reader.stop();
    expect(existsSync(scratch)).toBe(false);
  });
});
