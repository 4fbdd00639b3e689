import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { countEvents, verifyDirectory } from '../../support/kiosk/verify-directory.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const child = join(import.meta.dirname, '../../support/kiosk/self-walking-kiosk.ts');
const rounds = 12;

/**
 * The power fails at any moment of any visit, twelve times on the same disk. Whatever a screen had confirmed is on the
 * ledger afterwards, and at most the one act under way at the kill is there besides. The storage test kills the storage
 * alone far more often; here it is the whole kiosk with its devices.
 */
test('what the screen confirmed survives kill -9 at any moment', { timeout: 180_000 }, async () => {
  const random = seededRandom(20_261_123);
  const dir = mkdtempSync(join(tmpdir(), 'yingbin-kill-'));
  const confirmed = { inside: 0, left: 0 };
  try {
    for (let round = 1; round <= rounds; round += 1) {
      for (const word of await livesUntilKilled(dir, random() * 2_500)) confirmed[word] += 1;

      expect(verifyDirectory(dir)).toMatchObject({ ok: true });
      for (const [type, least] of [
        ['visit.checked-in', confirmed.inside],
        ['badge.printed', confirmed.inside],
        ['visit.checked-out', confirmed.left],
      ] as const) {
        const written = countEvents(dir, type);
        expect(written, type).toBeGreaterThanOrEqual(least);
        expect(written, type).toBeLessThanOrEqual(least + round);
      }
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  expect(confirmed.inside + confirmed.left).toBeGreaterThanOrEqual(rounds);
});

/** Runs a kiosk, kills it `afterMs` after the first confirmation, and returns what it had confirmed. */
async function livesUntilKilled(dir: string, afterMs: number): Promise<readonly ('inside' | 'left')[]> {
  const kiosk = spawn(process.execPath, [child, dir], { stdio: ['ignore', 'pipe', 'ignore'] });
  const said: ('inside' | 'left')[] = [];
  let timer: NodeJS.Timeout | undefined;
  createInterface({ input: kiosk.stdout }).on('line', (line) => {
    said.push(line.startsWith('inside') ? 'inside' : 'left');
    timer ??= setTimeout(() => kiosk.kill('SIGKILL'), afterMs);
  });
  // `close` rather than `exit`: the last words are still in the pipe when the process is gone.
  await once(kiosk, 'close');
  clearTimeout(timer);
  return said;
}
