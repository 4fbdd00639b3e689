/** Times of one repeated act, in milliseconds. */
export interface Times {
  readonly count: number;
  readonly meanMs: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** A number the project promises something about. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The promise; without one the figure is only shown. */
  readonly atLeast?: number;
  readonly atMost?: number;
}

export interface BenchResult {
  /** What was done, in one sentence: somebody else must be able to judge the number. */
  readonly what: string;
  readonly times: Times;
  /** The same machine doing the least possible work, measured in the same run. */
  readonly baseline?: { readonly what: string; readonly times: Times };
  readonly figures: readonly Figure[];
}

/** One file in `bench/` exports this as `run`. */
export type Bench = () => Promise<BenchResult>;

export function timesOf(samplesMs: readonly number[]): Times {
  if (samplesMs.length === 0) throw new Error('Nothing was measured');
  const sorted = [...samplesMs].sort((a, b) => a - b);
  // Nearest rank: always a time that was really measured.
  const percentile = (p: number) =>
    sorted[Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)] ?? Number.NaN;
  return {
    count: sorted.length,
    meanMs: sorted.reduce((sum, ms) => sum + ms, 0) / sorted.length,
    medianMs: percentile(50),
    p95Ms: percentile(95),
    p99Ms: percentile(99),
    maxMs: percentile(100),
  };
}

export function isMet({ value, atLeast, atMost }: Figure): boolean {
  return (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost);
}

/** How long `work` took, in milliseconds. */
export function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
