import type { KioskView } from '../../../server/contract/kiosks.ts';

export interface KioskList {
  readonly items: readonly KioskView[];
}

export type KioskState = 'revoked' | 'offline' | 'attention' | 'well';

const clockToleranceMs = 120_000;

export function isClockAstray({ clockOffsetMs = 0 }: KioskView): boolean {
  return Math.abs(clockOffsetMs) > clockToleranceMs;
}

/** Devices that do not work or warn of something. */
export function ailingDevices({ health }: KioskView) {
  return (health?.devices ?? []).filter(
    ({ health: state, alert }) => state !== 'ready' || alert !== undefined,
  );
}

/** The one word a supervisor looks for first. */
export function stateOf(kiosk: KioskView): KioskState {
  if (kiosk.revokedAt !== undefined) return 'revoked';
  if (!kiosk.online) return 'offline';
  return ailingDevices(kiosk).length > 0 || isClockAstray(kiosk) ? 'attention' : 'well';
}
