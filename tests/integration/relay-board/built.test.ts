import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { expect, onTestFinished, test } from 'vitest';
import { root } from '../../../build/paths.ts';
import { mainConfig } from '../../../build/vite/main.ts';
import { createRelayTcpSimulator } from '../../../main/devices/relay-board/simulator.ts';
import { untilLit } from '../../support/relay-board/board-diary.ts';

// From source the helper is a .ts file beside its caller; in the build it is a bundle beside the caller's bundle.
test('the built kiosk finds and starts its built helper', async () => {
  const input = mainConfig.build?.rolldownOptions?.input as Record<string, string>;
  const artefacts = join(root, 'tests', 'artefacts');
  mkdirSync(artefacts, { recursive: true });
  // Inside the project, so that the bundles find their packages.
  const outDir = mkdtempSync(join(artefacts, 'relay-board-'));
  onTestFinished(() => rmSync(outDir, { recursive: true, force: true }));
  await build({
    ...mainConfig,
    build: {
      ...mainConfig.build,
      outDir,
      rolldownOptions: {
        ...mainConfig.build?.rolldownOptions,
        input: {
          'relay-watchdog': input['relay-watchdog'] ?? '',
          kiosk: join(root, 'tests', 'support', 'relay-board', 'lit-kiosk.ts'),
        },
      },
    },
  });

  const board = await createRelayTcpSimulator({ protocol: 'modbus-tcp' });
  onTestFinished(board.stop);
  const kiosk = spawn(process.execPath, [join(outDir, 'kiosk.js'), String(board.port)], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  onTestFinished(() => void kiosk.kill('SIGKILL'));
  await untilLit(board.relays, [1, 2, 4]);
  // In order: the helper ends with its kiosk, and is not left looking for a board that this test takes away.
  const gone = once(kiosk, 'close');
  kiosk.stdin.end();
  expect(await gone).toEqual([0, null]);
  expect(board.relays.lit()).toEqual([3]);
});
