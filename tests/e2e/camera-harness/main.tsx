/// <reference types="vite/client" />
import { changeCamera } from './dock-bridge.ts';
import { createRoot } from 'react-dom/client';
import type { FaceSetup } from '../../../preload/contract/face.ts';
import {
  CameraPicture,
  CameraSign,
  openCamera,
  watchCamera,
  type CameraHandle,
  type CameraState,
} from '../../../renderer/face/camera/index.ts';
import { startStrings } from '../../../renderer/strings/index.ts';
import '../../../renderer/ui/base.css';
import '../../../renderer/ui/theme.css';

/** What a picture of the camera comes to: its size, and how bright each eighth by eighth of it is, 0 to 255. */
export interface Look {
  readonly width: number;
  readonly height: number;
  readonly grey: readonly number[];
}

export interface CameraLab {
  open(camera: FaceSetup['camera']): void;
  watch(camera: FaceSetup['camera']): void;
  stop(): void;
  states(): readonly CameraState[];
  watched(): readonly CameraState[];
  look(): Promise<Look | undefined>;
  /** Resolves when so many more have come from the camera. */
  frames(count: number): Promise<void>;
  readonly changeCamera: typeof changeCamera;
}

const place = document.querySelector('#root');
if (!place) throw new Error('No root');
const root = createRoot(place);
const cells = 8;
const states: CameraState[] = [];
const watched: CameraState[] = [];
const canvas = new OffscreenCanvas(cells, cells);
const context = canvas.getContext('2d', { willReadFrequently: true });
let camera: CameraHandle | undefined;

const draw = () =>
  root.render(
    <main className="surface">
      <button type="button">Camera</button>
      {camera && <CameraPicture camera={camera} />}
      {camera && <CameraSign />}
    </main>,
  );

const lab: CameraLab = {
  open(wanted) {
    states.length = 0;
    camera = openCamera(wanted, { onState: (state) => states.push(state) });
    draw();
  },
  watch: (wanted) => void watchCamera(wanted, (state) => watched.push(state)),
  stop() {
    camera?.stop();
    camera = undefined;
    draw();
  },
  states: () => states,
  watched: () => watched,
  async look() {
    const picture = await camera?.grab();
    if (!picture || !context) return undefined;
    const { width, height } = picture;
    context.drawImage(picture, 0, 0, cells, cells);
    picture.close();
    const { data } = context.getImageData(0, 0, cells, cells);
    const grey = Array.from({ length: cells * cells }, (_, at) => data[at * 4 + 1] ?? 0);
    return { width, height, grey };
  },
  async frames(count) {
    for (let seen = 0; seen < count; seen += 1) {
      await new Promise((resolve) => camera?.video.requestVideoFrameCallback(resolve));
    }
  },
  changeCamera,
};

await startStrings('en');
Object.assign(globalThis, { lab });
draw();
