import type { Machine } from './machine.ts';
import { isMet, type BenchResult, type Figure, type Times } from './result.ts';

/** The result for people. */
export function reportLines(name: string, result: BenchResult, machine: Machine): readonly string[] {
  return [
    `${name}: ${result.what}`,
    `  measured  ${timesLine(result.times)}`,
    ...(result.baseline
      ? [`  baseline  ${timesLine(result.baseline.times)}`, `            (${result.baseline.what})`]
      : []),
    ...result.figures.map((figure) => `  ${figureLine(figure)}`),
    `  on ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}, Node ${machine.node}`,
  ];
}

function timesLine({ count, meanMs, medianMs, p95Ms, p99Ms, maxMs }: Times): string {
  const of = (label: string, ms: number) => `${label} ${round(ms)}`;
  const times = [
    of('median', medianMs),
    of('mean', meanMs),
    of('p95', p95Ms),
    of('p99', p99Ms),
    of('max', maxMs),
  ];
  return `${count} runs, ms: ${times.join(', ')}`;
}

function figureLine(figure: Figure): string {
  const { name, value, unit, atLeast, atMost } = figure;
  const shown = `${name} ${round(value)} ${unit}`.trimEnd();
  const bounds = [
    ...(atLeast === undefined ? [] : [`at least ${atLeast}`]),
    ...(atMost === undefined ? [] : [`at most ${atMost}`]),
  ];
  if (bounds.length === 0) return shown;
  return `${shown} (${bounds.join(' and ')}: ${isMet(figure) ? 'met' : 'MISSED'})`;
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(3);
}
