import { bridge } from '../bridge/index.ts';
import type { Intent } from '../../domain/visit/intent.ts';

/**
 * Sends what the finger asked for. Nothing is awaited: the answer is the next status. A lost line is shown by the
 * connection takeover, so a failure here needs no words of its own.
 */
function send(intent: Intent): void {
  bridge.call('kiosk.intent', intent).catch(() => undefined);
}

/** `const send = useIntent(); send({ type: 'next' })`. */
export function useIntent(): (intent: Intent) => void {
  return send;
}
