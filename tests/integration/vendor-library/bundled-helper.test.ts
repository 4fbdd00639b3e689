import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { vendorLibraryHelperConfig } from '../../../build/vite/vendor-library-helper.ts';
import { helperScript } from '../../../main/devices/id-reader/vendor-library/helper-program.ts';
import { decodeAnswer, encodeRequest } from '../../../main/devices/id-reader/vendor-library/protocol.ts';
import type { HelperRequest } from '../../../main/devices/id-reader/vendor-library/protocol.ts';
import { compiler, whyNot } from './compile-fixture.ts';
import { createLibraryRig } from './library-rig.ts';

// As it is installed: alone in a folder, without this project's packages above it. Its koffi is then the one beside the
// Node that runs it, which here is the project's own.
describe.skipIf(!compiler)(compiler ? 'the helper as it is built' : whyNot, () => {
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'yingbin-built-'));
    const { build: how } = vendorLibraryHelperConfig;
    await build({ ...vendorLibraryHelperConfig, build: { ...how, outDir: join(folder, 'dist', 'main') } });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('lies where the main process looks for it, and loads a library', async () => {
    const script = helperScript(join(folder, 'dist', 'main'));
    const rig = createLibraryRig();
    const helper = spawn(process.execPath, [script], { stdio: ['pipe', 'ignore', 'inherit', 'pipe'] });
    const answers = createInterface(helper.stdio[3] as Readable)[Symbol.asyncIterator]();
    let id = 0;
    const ask = async (request: HelperRequest) => {
      id += 1;
      helper.stdin?.write(encodeRequest(id, request));
      return decodeAnswer((await answers.next()).value ?? '');
    };

    const hello = await ask({ do: 'hello' });
    const words = hello && 'parts' in hello ? hello.parts.map((part) => Buffer.from(part).toString()) : [];
    expect(words).toEqual([process.platform, process.arch, process.version]);
    expect(await ask({ do: 'find' })).toEqual({ id: 2, problem: 'no library is loaded' });
    expect(await ask({ do: 'load', library: rig.library })).toEqual({ id: 3, status: 0, parts: [] });
    expect(await ask({ do: 'open', port: 1_001 })).toEqual({ id: 4, status: 0x90, parts: [] });

    const ended = new Promise((resolve) => helper.once('exit', resolve));
    helper.stdin?.end();
    await ended;
    expect(rig.journal('close')).toEqual([1_001]);
    rig.remove();
  });
});
