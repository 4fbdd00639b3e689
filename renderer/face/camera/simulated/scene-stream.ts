import { useKioskStore } from '../../../app/store.ts';
import { loadDemoFaces, otherPerson } from './demo-faces.ts';
import { createNoise } from './noise.ts';
import { drawScene, type Cast } from './scenes.ts';
import type { SimulatedCamera } from './simulated-source.ts';

const size = { width: 640, height: 480 };
const framesPerSecond = 25;

/**
 * What a simulated camera sees, as a stream like a real one's.
 * @param follow tells of the camera's every change, and of nothing once it is unplugged; returns the end of that
 */
export async function openSceneStream(
  begun: SimulatedCamera,
  follow: (listener: (camera: SimulatedCamera | undefined) => void) => () => void,
): Promise<MediaStream> {
  const canvas = Object.assign(document.createElement('canvas'), size);
  const context = canvas.getContext('2d');
  if (!context) throw new DOMException('no canvas', 'NotReadableError');
  const addNoise = createNoise(size.width, size.height);
  let camera = begun;
  let cast = await loadCast(camera.person);
  let sinceMs: number | undefined;
  let drawnMs = 0;

  const stream = canvas.captureStream(framesPerSecond);
  const [track] = stream.getVideoTracks();
  const isOver = (): boolean => track?.readyState !== 'live';

  const unfollow = follow((next) => {
    if (!next) {
      track?.stop();
      // A track that its owner stops says nothing; one whose plug is pulled does.
      track?.dispatchEvent(new Event('ended'));
      return;
    }
    const isOther = next.person !== camera.person;
    if (!isOther && next.scene === camera.scene) return;
    camera = next;
    sinceMs = undefined;
    if (isOther) void loadCast(next.person).then((loaded) => (cast = swapped(cast, loaded)));
  });

  const draw = (nowMs: number): void => {
    if (isOver()) {
      unfollow();
      closeAll(cast);
      return;
    }
    requestAnimationFrame(draw);
    if (nowMs - drawnMs < 1_000 / framesPerSecond) return;
    drawnMs = nowMs;
    sinceMs ??= nowMs;
    drawScene(context, camera.scene, cast, nowMs - sinceMs, askedMoves());
    if (camera.scene !== 'still') addNoise(context);
  };
  requestAnimationFrame(draw);
  return stream;
}

/** The person reads the screen they stand before. */
function askedMoves() {
  const screen = useKioskStore.getState().status?.screen;
  return screen?.name === 'face-check' ? screen.challenge : undefined;
}

async function loadCast(id: string): Promise<Cast> {
  const [person, other] = await Promise.all([loadDemoFaces(id), otherPerson(id).then(loadDemoFaces)]);
  return { person, other };
}

function swapped(before: Cast, next: Cast): Cast {
  closeAll(before);
  return next;
}

const closeAll = ({ person, other }: Cast): void =>
  [...person, ...other].forEach(({ picture }) => picture.close());
