import { absent, stateOfError, works, type CameraSource, type CameraState } from './source.ts';

/** A camera that is on. It goes off with `stop`, whatever it is doing. */
export interface CameraHandle {
  /** What the camera sees, as it moves; for the mirror on the screen. */
  readonly video: HTMLVideoElement;
  /**
   * The picture of this moment, at most 640x480; nothing while the camera warms up, is away, or has been stopped. Whoever
   * takes it closes it.
   */
  grab(): Promise<ImageBitmap | undefined>;
  /** Off at once, and the last picture is gone. */
  stop(): void;
}

export interface KioskCamera {
  /**
   * Tells how the camera is, soon and on every change, without opening it. What an opening finds out from now on counts
   * until something is plugged or a minute is over. Returns its own removal.
   */
  watch(onState: (state: CameraState) => void): () => void;
  /** Opens the camera; while it is away it is tried again, until `stop`. */
  open(on: { onState(state: CameraState): void }): CameraHandle;
}

/** What only a browser has. */
export interface CameraMachine {
  createVideo(): HTMLVideoElement;
  takePicture(video: HTMLVideoElement): Promise<ImageBitmap>;
}

/** Every delay of the camera, in milliseconds. */
export const cameraDelays = {
  /** A camera that was pulled out comes back without anybody leaving the screen. */
  retryMs: 3_000,
  /** Drivers of cameras hang; nobody waits longer for one. */
  openMs: 10_000,
  /** A driver that stumbles goes on by itself; nobody's attempt ends for that. */
  muteMs: 2_000,
  /** Another program may have ended; the next visitor is offered the camera again. */
  forgiveMs: 60_000,
} as const;

export function createCamera(source: CameraSource, machine: CameraMachine): KioskCamera {
  const watchers = new Set<(state: CameraState) => void>();
  /** What the last opening found out; nothing once that is no longer worth anything. */
  let found: CameraState | undefined;
  let forgiving: ReturnType<typeof setTimeout> | undefined;

  const stateNow = async (): Promise<CameraState> => {
    if (found) return found;
    const missing = await source.missing().catch(() => 'this browser knows none');
    return found ?? (missing === undefined ? works : absent(missing));
  };
  const tellWatchers = async (): Promise<void> => {
    const state = await stateNow();
    for (const watcher of [...watchers]) watcher(state);
  };
  const remember = (state: CameraState | undefined): void => {
    clearTimeout(forgiving);
    found = state;
    if (state) forgiving = setTimeout(() => remember(undefined), cameraDelays.forgiveMs);
    void tellWatchers();
  };
  let unplug = (): void => undefined;

  return {
    watch(onState) {
      let last: CameraState | undefined;
      const tell = (state: CameraState): void => {
        if (isSame(state, last)) return;
        last = state;
        onState(state);
      };
      if (watchers.size === 0) unplug = source.onPlug(() => remember(undefined));
      watchers.add(tell);
      remember(undefined);
      return () => {
        if (watchers.delete(tell) && watchers.size === 0) unplug();
      };
    },
    open: ({ onState }) =>
      openCamera(source, machine, (state) => {
        remember(state);
        onState(state);
      }),
  };
}

const isSame = (a: CameraState, b: CameraState | undefined): boolean =>
  a.camera === b?.camera && a.detail === b.detail;

function openCamera(
  source: CameraSource,
  machine: CameraMachine,
  onState: (state: CameraState) => void,
): CameraHandle {
  const video = machine.createVideo();
  let stream: MediaStream | undefined;
  let last: CameraState | undefined;
  let isEnded = false;
  let isDark = false;
  /** Which opening this is; what an older one still brings is not wanted any more. */
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (state: CameraState): void => {
    if (isSame(state, last)) return;
    last = state;
    onState(state);
  };
  const release = (): void => {
    turn += 1;
    clearTimeout(timer);
    stopTracks(stream);
    stream = undefined;
    isDark = false;
    video.srcObject = null;
  };
  const fail = (state: CameraState): void => {
    release();
    timer = setTimeout(() => void begin(), cameraDelays.retryMs);
    tell(state);
  };

  const darken = (): void => {
    isDark = true;
    timer = setTimeout(() => tell(absent('it sends no picture')), cameraDelays.muteMs);
  };
  const lighten = (): void => {
    isDark = false;
    clearTimeout(timer);
    tell(works);
  };

  async function begin(): Promise<void> {
    turn += 1;
    const mine = turn;
    timer = setTimeout(() => fail(absent('it does not answer')), cameraDelays.openMs);
    try {
      const opened = await source.open();
      if (mine !== turn) return stopTracks(opened);
      stream = opened;
      for (const track of opened.getVideoTracks()) {
        track.addEventListener('ended', () => mine === turn && fail(absent('it was pulled out')));
        track.addEventListener('mute', () => mine === turn && darken());
        track.addEventListener('unmute', () => mine === turn && lighten());
      }
      video.srcObject = opened;
      await video.play();
      if (mine !== turn) return;
      clearTimeout(timer);
      tell(works);
    } catch (error) {
      if (mine === turn) fail(stateOfError(error));
    }
  }

  void begin();
  return {
    video,
    async grab() {
      if (isDark || last?.camera !== 'works' || video.readyState < video.HAVE_CURRENT_DATA) return undefined;
      const picture = await machine.takePicture(video).catch(() => undefined);
      if (!isEnded) return picture;
      picture?.close();
      return undefined;
    },
    stop() {
      isEnded = true;
      last = undefined;
      release();
      video.remove();
    },
  };
}

function stopTracks(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
