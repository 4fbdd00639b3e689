import { minutes, seconds } from '../../../domain/kernel/time.ts';
import type { CameraHealth } from '../../../domain/visit/status.ts';
import type { FaceState } from '../../../preload/contract/face.ts';
import { noVitals, type Vitals } from '../health/vitals.ts';
import type { TimerHandle, Timers } from '../transport/timers.ts';
import type { CameraFeed, CameraReport, WantedCamera } from './camera-window.ts';
import type { Camera, CameraListener } from './port.ts';

export interface WindowCameraOptions {
  readonly camera: WantedCamera;
  readonly feed: CameraFeed;
  readonly timers: Timers;
  readonly vitals?: Vitals;
}

/** Every delay of the driver, in milliseconds. */
export const cameraTimings = {
  /** How often it shows that it lives. */
  aliveMs: seconds(20),
  /** A loose plug, or a script gone wrong in the window, must not fill the log: its word is taken once in this time. */
  settleMs: seconds(1),
  /** The engine of a slow machine is up within seconds; one that is not by then does not come any more. */
  loadingMs: minutes(2),
} as const;

interface Judgement {
  readonly health: CameraHealth;
  readonly words?: string;
}

/** A camera of the kiosk's own machine, which only its window can open. */
export function createWindowCamera(options: WindowCameraOptions): Camera {
  const { camera, feed, timers, vitals = noVitals } = options;
  const listeners = new Set<CameraListener>();
  let health: CameraHealth | undefined;
  let release: (() => void) | undefined;
  let pulse: TimerHandle | undefined;
  let settling: TimerHandle | undefined;
  let loading: TimerHandle | undefined;
  let latest: CameraReport | undefined;

  const setHealth = ({ health: next, words }: Judgement): void => {
    if (next === health) return;
    health = next;
    for (const listener of [...listeners]) listener(next, words);
  };

  const beat = (): void => {
    vitals.alive();
    pulse = timers.setTimeout(beat, cameraTimings.aliveMs);
  };

  const take = (report: CameraReport): void => {
    timers.clearTimeout(loading);
    if (report === 'gone') {
      // A window that has never come is being opened.
      if (health !== 'connecting') setHealth({ health: 'absent', words: 'the window is gone' });
      return;
    }
    vitals.says(wordsOf(report));
    setHealth(judge(report));
    if (health !== 'connecting') return;
    loading = timers.setTimeout(
      () => setHealth({ health: 'fault', words: 'the face engine does not come up' }),
      cameraTimings.loadingMs,
    );
  };

  /** The first word counts at once, the last one of a flood when the flood is over. */
  const hear = (report: CameraReport): void => {
    latest = report;
    if (settling !== undefined) return;
    take(report);
    settling = timers.setTimeout(() => {
      settling = undefined;
      if (latest !== undefined && latest !== report) hear(latest);
    }, cameraTimings.settleMs);
  };

  return {
    start() {
      if (release) return;
      beat();
      setHealth({ health: 'connecting' });
      release = feed.use(camera, hear);
    },
    onHealth(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      release?.();
      release = undefined;
      health = undefined;
      latest = undefined;
      for (const timer of [pulse, settling, loading]) timers.clearTimeout(timer);
      settling = undefined;
      return Promise.resolve();
    },
  };
}

/** Ready is a camera that is there and an engine that compares, or a camera alone where nothing is compared. */
function judge(state: FaceState): Judgement {
  const words = wordsOf(state);
  if (state.camera === 'absent') return { health: 'absent', words };
  if (state.camera === 'denied' || state.engine === 'failed') return { health: 'fault', words };
  return { health: state.engine === 'loading' ? 'connecting' : 'ready' };
}

const cameraWords: Readonly<Record<FaceState['camera'], string>> = {
  works: 'the camera works',
  absent: 'no camera',
  denied: 'the system does not let the window use the camera',
};
const engineWords: Readonly<Record<FaceState['engine'], string>> = {
  loading: 'the face engine is loading',
  ready: 'the face engine is ready',
  failed: 'the face engine does not work',
  off: 'no face engine is wanted',
};

function wordsOf({ camera, engine, detail }: FaceState): string {
  const words = camera === 'works' && engine !== 'off' ? engineWords[engine] : cameraWords[camera];
  return detail === undefined ? words : `${words}: ${detail}`;
}
