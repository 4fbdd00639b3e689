import { bridge } from '../bridge/index.ts';

/**
 * Tells main that the window failed and where. Only the kind of error and the place: its message may hold what a
 * visitor typed.
 */
export function reportFailure(where: string, error: unknown): void {
  const kind = error instanceof Error ? error.name : typeof error;
  bridge.call('window.failed', { where: `${where}: ${kind}`.slice(0, 200) }).catch(() => undefined);
}
