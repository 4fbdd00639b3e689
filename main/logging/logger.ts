import type { LogFields, LogName } from './catalogue.ts';

/** Where events go. There is no method for free text: see catalogue.ts. */
export interface Logger {
  write<N extends LogName>(event: N, fields: LogFields<N>): void;
}

/** For tests and tools that have nothing to say. */
export const silentLogger: Logger = { write: () => undefined };
