import type { DockState } from '../../../../preload/contract/dock.ts';
import { bridge } from '../../../bridge/index.ts';
import type { CameraSource } from '../source.ts';

export type SimulatedCamera = DockState['cameras'][number];

/** A camera that sees what the dev dock puts before it. From its stream on it is a camera like any other. */
export function createSimulatedSource(id: string): CameraSource {
  const own = (dock: DockState | undefined): SimulatedCamera | undefined =>
    dock?.cameras.find((camera) => camera.id === id && camera.plugged);
  const now = async () => own(await bridge.call('dock.state', undefined));

  return {
    missing: async () => ((await now()) ? undefined : 'unplugged in the dock'),
    onPlug(listener) {
      let isThere: boolean | undefined;
      return bridge.on('dock.state', (dock) => {
        const isThereNow = own(dock) !== undefined;
        if (isThere !== isThereNow) listener();
        isThere = isThereNow;
      });
    },
    async open() {
      const camera = await now();
      if (!camera) throw new DOMException('unplugged', 'NotFoundError');
      // A kiosk with a real camera never loads this.
      const { openSceneStream } = await import('./scene-stream.ts');
      return openSceneStream(camera, (listener) => bridge.on('dock.state', (dock) => listener(own(dock))));
    },
  };
}
