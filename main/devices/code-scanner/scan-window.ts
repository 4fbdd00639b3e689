/** Where in the window a code is read. */
export type WindowSource = 'keyboard' | 'camera';

/** The window as the scanners see it that are fed by it. */
export interface WindowFeed {
  /** Calls at once with how it is now. `fault` says why nothing can come from this source. Returns its own removal. */
  listen(
    source: WindowSource,
    listener: { code(text: string): void; state(isThere: boolean, fault?: string): void },
  ): () => void;
}

/** Where the shell's calls come in. */
export interface ScanWindow extends WindowFeed {
  came(): void;
  lost(): void;
  code(source: WindowSource, text: string): void;
  camera(state: 'works' | 'absent' | 'denied'): void;
}

type Listener = Parameters<WindowFeed['listen']>[1];

const cameraFaults = {
  works: undefined,
  absent: 'no camera is plugged in, or another program has it',
  denied: 'the system does not let the window use the camera',
} as const;

/** Carries what the window reads to the scanners that are set up; without such a scanner it is dropped. */
export function createScanWindow(): ScanWindow {
  const listeners: Record<WindowSource, Set<Listener>> = { keyboard: new Set(), camera: new Set() };
  let isThere = false;
  let cameraFault: string | undefined;

  const tell = (source: WindowSource, { state }: Listener): void =>
    state(isThere, source === 'camera' ? cameraFault : undefined);
  const tellAll = (): void => {
    for (const source of ['keyboard', 'camera'] as const) {
      for (const listener of [...listeners[source]]) tell(source, listener);
    }
  };

  return {
    listen(source, listener) {
      listeners[source].add(listener);
      tell(source, listener);
      return () => listeners[source].delete(listener);
    },
    came() {
      isThere = true;
      tellAll();
    },
    lost() {
      isThere = false;
      cameraFault = undefined;
      tellAll();
    },
    code(source, text) {
      for (const listener of [...listeners[source]]) listener.code(text);
    },
    camera(state) {
      cameraFault = cameraFaults[state];
      tellAll();
    },
  };
}
