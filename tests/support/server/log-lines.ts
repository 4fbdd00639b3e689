import type { ServerLog } from '../../../server/logging/log.ts';

/** A log that is kept, so that a test can look for what must not be in it. */
export function readLogLines(): { readonly log: ServerLog; readonly lines: readonly object[] } {
  const lines: object[] = [];
  return { log: { write: (event, fields) => void lines.push({ event, ...fields }) }, lines };
}
