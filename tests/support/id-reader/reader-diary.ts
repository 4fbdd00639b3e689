import type { IdReader, IdReaderEvent } from '../../../main/devices/id-reader/index.ts';

/** What a reader said, in order, with waiting for what it will say. */
export interface ReaderDiary {
  readonly events: readonly IdReaderEvent[];
  /** The types, with a failure's problem and a health's value: `card-failed unreadable`. */
  readonly lines: readonly string[];
  /** Resolves with the first event after the mark that fits; rejects, naming what came instead, after `withinMs`. */
  next(line: string, withinMs?: number): Promise<IdReaderEvent>;
  /** Later waits look only at what comes from here on. */
  mark(): void;
}

export function lineOf(event: IdReaderEvent): string {
  switch (event.type) {
    case 'health':
      return `health ${event.health}`;
    case 'card-failed':
      return `card-failed ${event.problem}`;
    default:
      return event.type;
  }
}

/** Listens to a reader, which must have no other listener. */
export function keepDiary(reader: IdReader): ReaderDiary {
  const events: IdReaderEvent[] = [];
  const checks = new Set<() => void>();
  let from = 0;
  reader.onEvent((event) => {
    events.push(event);
    for (const check of [...checks]) check();
  });
  return {
    events,
    get lines() {
      return events.slice(from).map(lineOf);
    },
    mark() {
      from = events.length;
    },
    next: (line, withinMs = 5_000) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          const found = events.slice(from).find((event) => lineOf(event) === line);
          if (!found) return;
          checks.delete(check);
          clearTimeout(alarm);
          resolve(found);
        };
        const alarm = setTimeout(() => {
          checks.delete(check);
          const heard = events.slice(from).map(lineOf).join(', ');
          reject(new Error(`No "${line}" within ${withinMs} ms; heard: ${heard || 'nothing'}`));
        }, withinMs);
        checks.add(check);
        check();
      }),
  };
}
