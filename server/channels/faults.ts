import type { CallFault } from '../platforms/cloud/call.ts';
import type { DeliveryFault, DeliveryFaultKind } from './channel.ts';

/** A fault with its code, where there is one. */
export function fault(kind: DeliveryFaultKind, code?: string, retryAfterMs?: number): DeliveryFault {
  return {
    kind,
    ...(code === undefined ? {} : { code }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

/** Nothing came back, or far too much: worth another try. */
export const callFault = (call: CallFault): DeliveryFault => fault('unreachable', call);

/**
 * What a status alone says, for an answer without a code of its own.
 * @returns `undefined` for 2xx
 */
export function statusFault(status: number, headers: Headers, nowMs: number): DeliveryFault | undefined {
  const code = `http-${status}`;
  if (status >= 200 && status < 300) return undefined;
  if (status === 429) return fault('rate-limited', code, waitOf(headers, nowMs));
  // A redirect is no service's answer: a captive portal, or a proxy on the way.
  if (status === 408 || status < 400 || status >= 500) return fault('unreachable', code);
  if (status === 413) return fault('too-long', code);
  return fault('misconfigured', code);
}

const longestWaitMs = 24 * 60 * 60_000;

/** `Retry-After` in seconds or as a date (RFC 9110, 10.2.3), at most a day. */
export function waitOf(headers: Headers, nowMs: number): number | undefined {
  const words = headers.get('retry-after')?.trim();
  if (!words) return undefined;
  const waitMs = /^\d+$/.test(words) ? Number(words) * 1_000 : Date.parse(words) - nowMs;
  return Number.isFinite(waitMs) ? Math.min(Math.max(0, waitMs), longestWaitMs) : undefined;
}
