import { cameraDelays, openCamera, type CameraHandle, type CameraMachine } from './open-camera.ts';
import { absent, isSameState, works, type CameraSource, type CameraState } from './source.ts';

export interface KioskCamera {
  /**
   * Tells how the camera is, soon and on every change, without opening it. What an opening finds out from now on counts
   * until something is plugged or a minute is over. Returns its own removal.
   */
  watch(onState: (state: CameraState) => void): () => void;
  /** Opens the camera; while it is away it is tried again, until `stop`. */
  open(on: { onState(state: CameraState): void }): CameraHandle;
}

export function createCamera(source: CameraSource, machine: CameraMachine): KioskCamera {
  const watchers = new Set<(state: CameraState) => void>();
  /** What the last opening found out; nothing once that is no longer worth anything. */
  let found: CameraState | undefined;
  let forgiving: ReturnType<typeof setTimeout> | undefined;
  let look = 0;
  let stopListening = (): void => undefined;

  const stateNow = async (): Promise<CameraState> => {
    if (found) return found;
    const missing = await source.missing().catch(() => 'this browser knows none');
    return found ?? (missing === undefined ? works : absent(missing));
  };
  const tellWatchers = async (): Promise<void> => {
    look += 1;
    const mine = look;
    const state = await stateNow();
    // Somebody has plugged again meanwhile.
    if (mine !== look) return;
    for (const watcher of [...watchers]) watcher(state);
  };
  const remember = (state: CameraState | undefined): void => {
    clearTimeout(forgiving);
    found = state;
    if (state) forgiving = setTimeout(() => remember(undefined), cameraDelays.forgiveMs);
    void tellWatchers();
  };

  return {
    watch(onState) {
      let last: CameraState | undefined;
      const tell = (state: CameraState): void => {
        if (isSameState(state, last)) return;
        last = state;
        onState(state);
      };
      if (watchers.size === 0) stopListening = source.onPlug(() => remember(undefined));
      watchers.add(tell);
      remember(undefined);
      return () => {
        if (watchers.delete(tell) && watchers.size === 0) stopListening();
      };
    },
    open: ({ onState }) =>
      openCamera(source, machine, (state) => {
        remember(state);
        onState(state);
      }),
  };
}
