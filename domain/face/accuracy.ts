/** Two pictures that were compared, and whose they are. */
export interface ScoredPair {
  /** Infinity where no face was found in one of them: never accepted, whatever the threshold. */
  readonly distance: number;
  /** Both are always the same where the pictures show one person. */
  readonly people: readonly [string, string];
}

/** What happens when everything up to `threshold` is accepted. Rates from 0 to 1. */
export interface OperatingPoint {
  readonly threshold: number;
  /** Part of the pairs of two people that is accepted. */
  readonly falseAccept: number;
  /** Part of the pairs of one person that is accepted. */
  readonly trueAccept: number;
}

/** How often a pair counts; a resample of the people counts some several times and some not at all. */
export type WeightOf = (pair: Pick<ScoredPair, 'people'>) => number;

export const isSamePerson = ({ people: [a, b] }: Pick<ScoredPair, 'people'>): boolean => a === b;

/** The pairs in the order in which a growing threshold accepts them: as the functions below take them. */
export function byDistance(pairs: readonly ScoredPair[]): readonly ScoredPair[] {
  return pairs.toSorted((a, b) => a.distance - b.distance || 0);
}

/**
 * The receiver operating characteristic: one point for each distance that occurs, from the strictest. Pairs of equal distance are
 * accepted together. Rates of pairs there are none of are NaN.
 * @param sorted by `byDistance`
 */
export function* operatingPoints(
  sorted: readonly ScoredPair[],
  weightOf: WeightOf = () => 1,
): Generator<OperatingPoint> {
  const total = { same: 0, different: 0 };
  for (const pair of sorted) total[sideOf(pair)] += weightOf(pair);
  const accepted = { same: 0, different: 0 };
  for (const [at, pair] of sorted.entries()) {
    const { distance: threshold } = pair;
    if (!Number.isFinite(threshold)) return;
    accepted[sideOf(pair)] += weightOf(pair);
    if (sorted[at + 1]?.distance === threshold) continue;
    yield {
      threshold,
      falseAccept: accepted.different / total.different,
      trueAccept: accepted.same / total.same,
    };
  }
}

const sideOf = (pair: ScoredPair): 'same' | 'different' => (isSamePerson(pair) ? 'same' : 'different');

/**
 * The rate at which as many strangers are accepted as right people are not, on the straight line between the two points around it.
 * @param points from the strictest on
 */
export function equalErrorRate(points: Iterable<OperatingPoint>): number {
  let [accept, reject] = [0, 1];
  for (const { falseAccept, trueAccept } of points) {
    const nextReject = 1 - trueAccept;
    if (falseAccept >= nextReject) return crossing(accept, reject, falseAccept, nextReject);
    [accept, reject] = [falseAccept, nextReject];
  }
  // Only accepting what could not be compared would get any further.
  return crossing(accept, reject, 1, 0);
}

function crossing(accept: number, reject: number, nextAccept: number, nextReject: number): number {
  const [before, behind] = [reject - accept, nextAccept - nextReject];
  return accept + (nextAccept - accept) * (before / (before + behind));
}

/**
 * The most generous point at which at most this part of the strangers is accepted; `undefined` where the very first pairs are
 * strangers.
 * @param points from the strictest on
 */
export function pointAt(
  points: Iterable<OperatingPoint>,
  falseAcceptMost: number,
): OperatingPoint | undefined {
  let best: OperatingPoint | undefined;
  for (const point of points) {
    if (point.falseAccept > falseAcceptMost) break;
    best = point;
  }
  return best;
}

/**
 * The part of the right people that `pointAt` accepts; NaN where there are pairs of one kind only.
 * @param points from the strictest on
 */
export function trueAcceptAt(points: Iterable<OperatingPoint>, falseAcceptMost: number): number {
  let best = 0;
  for (const { falseAccept, trueAccept } of points) {
    if (Number.isNaN(falseAccept + trueAccept)) return NaN;
    if (falseAccept > falseAcceptMost) break;
    best = trueAccept;
  }
  return best;
}

/** The points without those that accept fewer right people at the same rate of strangers: the corners of the curve. */
export function cornersOf(points: Iterable<OperatingPoint>): readonly OperatingPoint[] {
  const corners: OperatingPoint[] = [];
  for (const point of points) {
    if (corners.at(-1)?.falseAccept === point.falseAccept) corners.pop();
    corners.push(point);
  }
  return corners;
}
