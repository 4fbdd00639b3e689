import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openFaceLab, type FaceLab, type MeasuredCalls } from '../build/face/lab.ts';
import { timesOf, type BenchResult, type Figure } from './harness/result.ts';

const rounds = 6;
const callsEach = 10;
const verdictsEach = 6;
/** About as long as a round's verdicts take. */
const idleMs = 3_000;
const folder = join(import.meta.dirname, '..', 'assets', 'demo', 'faces', 'a');
const front = readFileSync(join(folder, 'front-1.jpg'));
const fronts = [front, readFileSync(join(folder, 'front-2.jpg')), readFileSync(join(folder, 'front-3.jpg'))];
const portrait = readFileSync(join(folder, 'portrait.png'));

interface Measurements {
  readonly locate: MeasuredCalls[];
  readonly describe: MeasuredCalls[];
  readonly verdict: MeasuredCalls[];
  readonly human: MeasuredCalls[];
  readonly faceApi: MeasuredCalls[];
  /** Longest stalls of the product's page while it does nothing. */
  readonly idle: number[];
}

/**
 * The face check in a browser without a screen, under the product's own headers. The baseline is the same work on the page's own
 * thread: both libraries with the same nets and crops, each on a page of its own (together neither works), one after the other.
 * Rounds of both alternate, so that whatever else the machine does hits both; a page that does nothing shows what that is.
 */
export async function run(): Promise<BenchResult> {
  const product = await openFaceLab();
  const plain = await openFaceLab({ mayCompile: true });
  const measured: Measurements = { locate: [], describe: [], verdict: [], human: [], faceApi: [], idle: [] };
  try {
    const loadMs = await product.prepare();
    for (let round = 0; round < rounds; round += 1) await measureRound(product, plain, measured);
    return resultOf(loadMs, measured);
  } finally {
    await product.close();
    await plain.close();
  }
}

async function measureRound(product: FaceLab, plain: FaceLab, measured: Measurements): Promise<void> {
  measured.human.push(await plain.measurePlain('human', front, callsEach));
  measured.describe.push(await product.measure('describe', front, callsEach));
  measured.faceApi.push(await plain.measurePlain('faceApi', front, callsEach));
  measured.locate.push(await product.measure('locate', front, callsEach));
  measured.idle.push(await product.measureIdle(idleMs));
  measured.verdict.push(await product.measureVerdicts(fronts, portrait, verdictsEach));
}

function resultOf(
  loadMs: number,
  { locate, describe, verdict, human, faceApi, idle }: Measurements,
): BenchResult {
  const secondHalf = timesIn(faceApi);
  const times = timesOf(timesIn(describe));
  const baseline = timesOf(timesIn(human).map((ms, nth) => ms + (secondHalf[nth] ?? Number.NaN)));
  const plainStalls = timesOf(
    human.map((part, nth) => Math.max(part.longestStall, faceApi[nth]?.longestStall ?? 0)),
  );
  const stalls = timesOf(describe.map(({ longestStall }) => longestStall));
  const verdictStalls = timesOf(verdict.map(({ longestStall }) => longestStall));
  return {
    what: 'a camera frame of 640 x 480 described by both libraries in their workers',
    times,
    baseline: { what: 'both libraries called one after the other on the page’s own thread', times: baseline },
    figures: [
      { name: 'model load', value: loadMs, unit: 'ms' },
      ...spread('look at a frame', timesIn(locate)),
      ...spread('verdict after the challenge', timesIn(verdict), 1_500),
      {
        name: 'longest stall of the page during verdicts',
        value: verdictStalls.maxMs,
        unit: 'ms',
        atMost: 50,
      },
      { name: 'longest stall of the page while it does nothing', value: Math.max(...idle), unit: 'ms' },
      { name: 'longest stall of a round of descriptions, median', value: stalls.medianMs, unit: 'ms' },
      { name: 'longest stall of a round of plain calls, median', value: plainStalls.medianMs, unit: 'ms' },
      {
        name: 'throughput, ratio of medians',
        value: baseline.medianMs / times.medianMs,
        unit: '',
        atLeast: 0.9,
      },
      {
        name: 'stalls, ratio of medians',
        value: plainStalls.medianMs / stalls.medianMs,
        unit: '',
        atLeast: 10,
      },
    ],
  };
}

const timesIn = (measured: readonly MeasuredCalls[]): readonly number[] =>
  measured.flatMap(({ times }) => times);

/** @param atMost of the p95 */
function spread(name: string, samplesMs: readonly number[], atMost?: number): readonly Figure[] {
  const { count, medianMs, p95Ms, p99Ms } = timesOf(samplesMs);
  const figure = (part: string, value: number): Figure => ({
    name: `${name}, ${part} of ${count}`,
    value,
    unit: 'ms',
  });
  return [
    figure('median', medianMs),
    { ...figure('p95', p95Ms), ...(atMost !== undefined && { atMost }) },
    figure('p99', p99Ms),
  ];
}
