import { judgeChallenge } from '../../../../domain/face/challenge.ts';
import { builtInEngine, faceDistance, meanTemplate } from '../../../../domain/face/matching.ts';
import type { ChallengeMove, FaceTemplate } from '../../../../domain/face/vocabulary.ts';
import { err, ok } from '../../../../domain/kernel/result.ts';
import type { FaceReference } from '../../../../preload/contract/face.ts';
import type { EngineFault, FaceEngine, FaceLook } from '../../../../renderer/face/engine/port.ts';
import type { AttemptView } from '../../../../renderer/face/session/attempt-view.ts';
import {
  runAttempt,
  type AttemptDeps,
  type AttemptEnd,
} from '../../../../renderer/face/session/run-attempt.ts';

/** As long as the real ones take on a small machine. */
const [locateMs, describeMs] = [40, 180];
/** Degrees a second: a head in no hurry. */
const speed = 40;

/** A picture that knows whose face is in it, and whether somebody let go of it. */
export interface FakePicture {
  readonly who: string;
  readonly look: FaceLook | undefined;
  isClosed: boolean;
  close(): void;
}

export const level: FaceLook = {
  ...{ faces: 1, yawDeg: 0, pitchDeg: 0, rollDeg: 0, width: 0.3, centre: [0.5, 0.5] },
  ...{ light: 0.5, sharpness: 120, covered: 0 },
};

/** A template of somebody; everybody is as far from everybody else as faces can be. */
export const templateOf = (who: string, engine: string = builtInEngine): FaceTemplate => ({
  engine,
  vectors: { faceApi: ['a', 'b'].map((one) => (one === who ? 1 : 0)) },
});

export interface Scene {
  /** Who stands there at a moment; nobody without a name. */
  who(ms: number, view: AttemptView): string | undefined;
  look?(ms: number): Partial<FaceLook>;
  change?: number;
  isFrameThere?(ms: number): boolean;
  reference?: FaceReference | undefined;
  engine?: EngineFault;
  /** The engine breaks down with its so manieth look. */
  diesAt?: number;
  /** Nobody is found in the document's photograph. */
  blankPortrait?: boolean;
  enrolling?: boolean;
  stopAtMs?: number;
}

/** Runs an attempt with a visitor who does what the screen says, on a clock that only the fakes move. */
export async function attemptWith(scene: Scene) {
  let ms = 0;
  let looks = 0;
  let [yawDeg, pitchDeg] = [0, 0];
  let view: AttemptView = { phase: 'preparing', progress: 0 };
  const views: AttemptView[] = [];
  const pictures: FakePicture[] = [];
  const kept: string[] = [];
  const faults: EngineFault[] = [];
  const stop = new AbortController();

  const pass = (forMs: number): void => {
    const step = (speed * forMs) / 1_000;
    const towards = (now: number, goal: number) => now + Math.max(-step, Math.min(step, goal - now));
    yawDeg = towards(yawDeg, yawOf(view.move));
    pitchDeg = towards(pitchDeg, view.move === 'nod' ? 16 : 0);
    ms += forMs;
    if (scene.stopAtMs !== undefined && ms >= scene.stopAtMs) stop.abort();
  };
  const picture = (who: string, look?: FaceLook): ImageBitmap => {
    const made: FakePicture = { who, look, isClosed: false, close: () => void (made.isClosed = true) };
    pictures.push(made);
    return made as unknown as ImageBitmap;
  };
  const inside = (bitmap: ImageBitmap) => {
    const found = bitmap as unknown as FakePicture;
    if (found.isClosed) throw new Error('a picture was used after it had been let go of');
    return found;
  };

  const engine: FaceEngine = {
    id: builtInEngine,
    prepare: async () => ok({ id: builtInEngine, loadMs: 1 }),
    async locate(bitmap) {
      const { look } = inside(bitmap);
      bitmap.close();
      pass(locateMs);
      looks += 1;
      if (looks === scene.diesAt) return err('worker-died');
      return ok(look ?? { ...level, faces: 0 });
    },
    async describe(bitmap, kind) {
      const { who, look } = inside(bitmap);
      bitmap.close();
      pass(describeMs);
      if (kind === 'portrait') return ok(scene.blankPortrait ? undefined : templateOf(who));
      return ok(look && templateOf(who));
    },
    merge: meanTemplate,
    compare: faceDistance,
    challenge: judgeChallenge,
    close: () => undefined,
  };

  const deps: AttemptDeps = {
    async grab() {
      if (scene.isFrameThere && !scene.isFrameThere(ms)) return undefined;
      const who = scene.who(ms, view);
      return picture(
        who ?? '',
        who === undefined ? undefined : { ...level, yawDeg, pitchDeg, ...scene.look?.(ms) },
      );
    },
    engine: async () => (scene.engine ? err(scene.engine) : ok(engine)),
    eye: {
      change: () => scene.change ?? 1.5,
      copy: async (frame) => {
        const { who, look } = inside(frame);
        return picture(who, look);
      },
      keep: (frame) => void kept.push(inside(frame).who),
      forget: () => void kept.splice(0),
      picture: async () => kept.at(-1),
      clear: () => void kept.splice(0),
    },
    reference: async () => ('reference' in scene ? scene.reference : portraitOf),
    portrait: async () => picture('a'),
    now: () => ms,
    pause: async (forMs) => pass(forMs),
    onView(next) {
      view = next;
      views.push(next);
    },
    onFault: (fault) => void faults.push(fault),
  };

  const task = { challenge: ['turn-left', 'nod'], enrolling: scene.enrolling ?? false } as const;
  const end: AttemptEnd | undefined = await runAttempt(task, deps, stop.signal);
  return { end, ms, views, faults, looks, open: pictures.filter(({ isClosed }) => !isClosed) };
}

const portraitOf: FaceReference = { kind: 'portrait', widthDots: 1, heightDots: 1, rgb: 'AAAA' };

function yawOf(move: ChallengeMove | undefined): number {
  if (move === 'turn-left') return 24;
  return move === 'turn-right' ? -24 : 0;
}
