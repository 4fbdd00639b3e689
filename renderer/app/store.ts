import { create } from 'zustand';
import type { KioskStatus } from '../../domain/visit/status.ts';
import type { Connection } from '../bridge/index.ts';

interface KioskStore {
  /** The last status main sent; nothing is drawn before the first one. */
  readonly status: KioskStatus | undefined;
  readonly connection: Connection;
  /** Whether codes are read with the kiosk's camera. */
  readonly camera: boolean;
}

/** What the window knows: main's last word, and whether the line to main is up. No answers live here. */
export const useKioskStore = create<KioskStore>(() => ({
  status: undefined,
  connection: 'connecting',
  camera: false,
}));

/** Takes a status unless a newer one was drawn already: an answer to a call and a notice may overtake each other. */
export function acceptStatus(status: KioskStatus): void {
  const current = useKioskStore.getState().status;
  if (!current || status.revision >= current.revision) useKioskStore.setState({ status });
}

/** Takes a status whatever its revision: main counts from the start again after a restart. */
export function replaceStatus(status: KioskStatus): void {
  useKioskStore.setState({ status });
}

export function setConnection(connection: Connection): void {
  useKioskStore.setState({ connection });
}

/** The status inside a screen, where there always is one. */
export function useStatus(): KioskStatus {
  const status = useKioskStore((state) => state.status);
  if (!status) throw new Error('A screen was drawn before the first status');
  return status;
}
