import type { FaceState } from '../../preload/contract/face.ts';
import { bridge, onConnection } from '../bridge/index.ts';
import { watchCamera } from '../face/camera/index.ts';
import { createFaceFollower } from '../face/session/face-follower.ts';
import { useFaceParts } from '../face/session/parts.ts';
import { pageMayUseCamera } from './page-camera.ts';

/** A lost line is shown by the connection takeover; after it main is told anew. */
function tell(state: FaceState): void {
  bridge.call('face.state', state).catch(() => undefined);
}

/** Asks main what to get ready for faces, at once, after every reconnection and whenever main says that it has changed. */
export function followFaces(): void {
  const take = createFaceFollower({
    // Several megabytes that most visitors never need, and no cold start waits for.
    loadEngine: async () => (await import('../face/engine/built-in.ts')).createBuiltInEngine(),
    watchCamera,
    whenIdle: (task) => void requestIdleCallback(task),
    tell,
    onParts: (parts) => useFaceParts.setState({ parts }),
  });
  const ask = (): void =>
    void bridge.call('face.setup', undefined).then(
      (setup) => {
        const opensCamera = setup?.camera.driver === 'window' && !setup.cameraOnly;
        if (opensCamera && !pageMayUseCamera()) return location.reload();
        take(setup);
      },
      () => undefined,
    );
  bridge.on('face.setup', ask);
  onConnection((connection) => {
    if (connection === 'connected') ask();
  });
}
