import type { Logger } from './logger.ts';

/** Notes that something could not be written. Whoever asked for it decides what the visitor sees. */
export function logStorageFault(
  log: Logger,
  { kind, detail }: { readonly kind: string; readonly detail: string },
): void {
  log.write('storage.fault', { fault: kind, detail });
}
