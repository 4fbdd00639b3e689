import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fuzzRounds as rounds } from '../support/fuzz-rounds.ts';
import { liveBytes } from '../support/live-bytes.ts';
import { mutations } from './mutate.ts';
import { createWatchdog } from './watchdog.ts';

/** Something that takes bytes from a device, or text that came from one. */
export interface Coder {
  /** Kebab-case: also the name of its file of seeds. */
  readonly name: string;
  /** Sound inputs, to be spoilt. */
  readonly samples: readonly Uint8Array[];
  /**
   * Sets the coder up and gives what takes one input. It throws for an answer that must not be; for an input that is
   * refused it just returns.
   * @returns whether the input got past the coder's first checks
   */
  readonly start: () => (input: Uint8Array) => boolean;
}

/** Inputs that a coder once failed on, and what was the matter: replayed first, for ever. */
interface Seed {
  readonly note: string;
  readonly hex: string;
}

/** All that a million inputs may leave behind: counters and the like, never inputs. */
const mostGrowthBytes = 4_000_000;
/** Fewer sound ones, and the fuzzing never gets to the inner parts. A share. */
const leastAccepted = 0.0005;
const seed = Number(process.env['YINGBIN_FUZZ_SEED'] ?? 20_261_123);
/** Of the first inputs, while code is compiled and caches fill. */
const warmUp = Math.min(20_000, Math.floor(rounds / 10));

/** The test of one coder: its seeds, then malformed inputs, as many as the environment asks for. */
export function fuzz(coder: Coder): void {
  const file = join(import.meta.dirname, 'seeds', `${coder.name}.json`);

  test(`${coder.name}: ${rounds} malformed inputs without crash, hang or growth`, async () => {
    replay(coder, file);
    const take = coder.start();
    for (const sample of coder.samples) expect(take(sample.slice())).toBe(true);
    const next = mutations(seed, coder.samples);
    const watchdog = createWatchdog(coder.name);
    let accepted = 0;
    let before = 0;
    try {
      for (let round = 0; round < rounds; round += 1) {
        if (round === warmUp) before = liveBytes();
        const input = next();
        watchdog.watch(input);
        if (takeOrKeep(take, input, file, round)) accepted += 1;
      }
    } finally {
      await watchdog.stop();
    }
    const grown = liveBytes() - before;
    // Also keeps the coder itself from counting as garbage.
    expect(recovers(take, coder.samples)).toBe(true);
    expect(grown).toBeLessThan(mostGrowthBytes);
    expect(accepted).toBeGreaterThan(rounds * leastAccepted);
  });
}

/** Whether sound inputs get through again; one that was half read may have to be worked off first. */
function recovers(take: ReturnType<Coder['start']>, samples: Coder['samples']): boolean {
  for (let turn = 0; turn < 2_000; turn += 1) {
    const sample = samples[turn % samples.length];
    if (sample && take(sample.slice())) return true;
  }
  return false;
}

function replay({ start }: Coder, file: string): void {
  const take = start();
  for (const { note, hex } of seedsOf(file)) {
    expect(() => take(new Uint8Array(Buffer.from(hex, 'hex'))), note).not.toThrow();
  }
}

const seedsOf = (file: string): readonly Seed[] =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as readonly Seed[]) : [];

/** A failing input goes straight among the seeds, so that it is not lost with a log. */
function takeOrKeep(
  take: ReturnType<Coder['start']>,
  input: Uint8Array,
  file: string,
  round: number,
): boolean {
  try {
    return take(input);
  } catch (error) {
    const failed: Seed = { note: `seed ${seed}, input ${round}`, hex: Buffer.from(input).toString('hex') };
    writeFileSync(file, `${JSON.stringify([...seedsOf(file), failed], null, 2)}\n`);
    throw error;
  }
}
