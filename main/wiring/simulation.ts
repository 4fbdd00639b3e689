import type { DockAction, DockState } from '../../preload/contract/dock.ts';
import type { Dock } from './dock/dock.ts';

/** The dock, loaded when the first simulated device is asked for: a kiosk with real devices never runs its code. */
export interface Simulation {
  dock(): Promise<Dock>;
  /** `undefined` while nothing is simulated. */
  state(): DockState | undefined;
  act(action: DockAction): Promise<void>;
  stop(): Promise<void>;
}

export function createSimulation(assetsDir: string, onChange: (state: DockState) => void): Simulation {
  let opened: Dock | undefined;
  let opening: Promise<Dock> | undefined;

  const open = async (): Promise<Dock> => {
    const { createDock } = await import('./dock/dock.ts');
    opened = createDock(assetsDir, onChange);
    return opened;
  };

  return {
    dock() {
      opening ??= open().catch((error: unknown) => {
        opening = undefined;
        throw error;
      });
      return opening;
    },
    state: () => opened?.state(),
    act: async (action) => opened?.act(action),
    stop: async () => opened?.stop(),
  };
}
