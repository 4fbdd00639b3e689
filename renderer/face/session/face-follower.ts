import { err, type Result } from '../../../domain/kernel/result.ts';
import type { FaceSetup, FaceState } from '../../../preload/contract/face.ts';
import type { CameraState } from '../camera/index.ts';
import type { EngineFault, FaceEngine } from '../engine/port.ts';
import type { FaceParts } from './parts.ts';

export interface FollowerDeps {
  /** Loads the engine's code; it is not prepared yet. */
  readonly loadEngine: () => Promise<FaceEngine>;
  readonly watchCamera: (wanted: FaceSetup['camera'], onState: (state: CameraState) => void) => () => void;
  /** Calls when the window has nothing else to do. */
  readonly whenIdle: (task: () => void) => void;
  readonly tell: (state: FaceState) => void;
  readonly onParts: (parts: FaceParts | undefined) => void;
}

interface Loading {
  readonly engine: Promise<Result<FaceEngine, EngineFault>>;
  state: FaceState['engine'];
  fault?: EngineFault;
}

/**
 * Keeps camera and engine as main wants them, and main informed of both. The engine is loaded once the window is idle, and
 * only where faces are used; a worker that died is replaced, whatever else is wrong with it needs a person.
 *
 * @returns takes what main answered to `face.setup`, each time it was asked
 */
export function createFaceFollower(deps: FollowerDeps): (setup: FaceSetup | undefined) => void {
  const { loadEngine, watchCamera, whenIdle, tell, onParts } = deps;
  let loading: Loading | undefined;
  let camera: CameraState | undefined;
  let present: string | undefined;
  let stopWatching = (): void => undefined;

  const tellNow = (): void => {
    if (!camera) return;
    const detail = loading?.fault ?? camera.detail;
    tell({
      ...{ camera: camera.camera, engine: loading?.state ?? 'off' },
      ...(detail !== undefined && { detail }),
    });
  };

  const fail = (broken: Loading, fault: EngineFault): void => {
    if (broken !== loading) return;
    broken.state = 'failed';
    broken.fault = fault;
    tellNow();
  };

  function load(): Loading {
    const { promise, resolve } = Promise.withResolvers<Result<FaceEngine, EngineFault>>();
    const begun: Loading = { engine: promise, state: 'loading' };
    const prepare = async (): Promise<Result<FaceEngine, EngineFault>> => {
      // Not used any more before it began.
      if (begun !== loading) return err('worker-died');
      const engine = await loadEngine();
      const ready = await engine.prepare();
      return ready.ok ? { ok: true, value: engine } : ready;
    };
    whenIdle(
      () =>
        void prepare()
          // A part of the window that cannot be loaded.
          .catch(() => err<EngineFault>('files-missing'))
          .then((ready) => {
            resolve(ready);
            if (!ready.ok) return fail(begun, ready.error);
            begun.state = 'ready';
            if (begun === loading) tellNow();
          }),
    );
    return begun;
  }

  const unload = (): void => {
    const gone = loading;
    loading = undefined;
    void gone?.engine.then((engine) => engine.ok && engine.value.close());
  };

  const onFault = (fault: EngineFault): void => {
    if (!loading) return;
    fail(loading, fault);
    if (fault !== 'worker-died') return;
    unload();
    loading = load();
  };

  return (setup) => {
    const asked = JSON.stringify(setup);
    // A main that has just come back has heard nothing yet; an attempt that goes on is not disturbed.
    if (asked === present) return tellNow();
    present = asked;
    stopWatching();
    stopWatching = () => undefined;
    camera = undefined;
    const compares = setup !== undefined && !setup.cameraOnly;
    // Whoever starts the camera anew wants another try of what failed, too.
    if (!compares || loading?.state === 'failed') unload();
    if (compares) {
      loading ??= load();
      onParts({ setup, engine: async () => loading?.engine ?? err('worker-died'), onFault });
    } else onParts(undefined);
    if (!setup) return;
    stopWatching = watchCamera(setup.camera, (state) => {
      camera = state;
      tellNow();
    });
  };
}
