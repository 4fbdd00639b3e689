export interface BatchLimit {
  readonly count: number;
  readonly bytes: number;
}

/**
 * As many of the first items as one batch may hold. The first one always goes, however large: otherwise nothing behind it
 * would ever travel.
 */
export function nextBatch<T>(
  items: Iterable<T>,
  limit: BatchLimit,
  bytesOf: (item: T) => number,
): readonly T[] {
  const batch: T[] = [];
  let bytes = 0;
  for (const item of items) {
    bytes += bytesOf(item);
    if (batch.length > 0 && (batch.length >= limit.count || bytes > limit.bytes)) break;
    batch.push(item);
  }
  return batch;
}
