import { useKioskStore } from '../../../app/store.ts';
import { frontFrames, loadDemoFaces, loadLobby, otherPerson } from './demo-faces.ts';
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
  const stream = canvas.captureStream(framesPerSecond);
  const [track] = stream.getVideoTracks();
  if (!context || !track) throw new DOMException('no canvas', 'NotReadableError');
  const addNoise = createNoise(size.width, size.height);
  let camera = begun;
  let cast: Cast = { person: [], other: [] };
  /** When the scene, or what is asked of the person, began. */
  let sinceMs: number | undefined;
  let asked: string | undefined;
  let drawnMs = 0;
  const isOver = (): boolean => track.readyState === 'ended';

  /** Whoever was sent away again while their pictures were loading does not enter. */
  async function enter(person: string): Promise<void> {
    const loaded = await loadCast(person);
    const isWanted = !isOver() && person === camera.person;
    closeAll(isWanted ? cast : loaded);
    if (isWanted) cast = loaded;
  }

  const unfollow = follow((next) => {
    if (!next) {
      track.stop();
      // A track that its owner stops says nothing; one whose plug is pulled does.
      track.dispatchEvent(new Event('ended'));
      return;
    }
    const isOther = next.person !== camera.person;
    if (isOther || next.scene !== camera.scene) sinceMs = undefined;
    camera = next;
    if (isOther) void enter(next.person);
  });

  function draw(nowMs: number): void {
    if (isOver()) {
      unfollow();
      closeAll(cast);
      return;
    }
    requestAnimationFrame(draw);
    if (!context || nowMs - drawnMs < 1_000 / framesPerSecond) return;
    drawnMs = nowMs;
    const moves = askedMoves();
    if (moves?.join() !== asked) sinceMs = undefined;
    asked = moves?.join();
    sinceMs ??= nowMs;
    drawScene(context, camera.scene, cast, nowMs - sinceMs, moves);
    if (camera.scene !== 'still') addNoise(context);
  }

  try {
    await enter(camera.person);
    if (isOver()) throw new DOMException('unplugged', 'NotFoundError');
  } catch (error) {
    unfollow();
    throw error;
  }
  requestAnimationFrame(draw);
  return stream;
}

/** The person reads the screen they stand before. */
function askedMoves() {
  const screen = useKioskStore.getState().status?.screen;
  return screen?.name === 'face-check' ? screen.challenge : undefined;
}

async function loadCast(id: string): Promise<Cast> {
  const [person, other, lobby] = await Promise.all([
    loadDemoFaces(id),
    otherPerson(id).then((beside) => loadDemoFaces(beside, frontFrames)),
    loadLobby(),
  ]);
  return { person, other, lobby };
}

function closeAll({ person, other, lobby }: Cast): void {
  for (const { picture } of [...person, ...other]) picture.close();
  lobby?.close();
}
