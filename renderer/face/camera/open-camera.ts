import { absent, isSameState, stateOfError, works, type CameraSource, type CameraState } from './source.ts';

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

/** Opens the camera; while it is away it is tried again, until `stop`. */
export function openCamera(
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
    if (isSameState(state, last)) return;
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
    clearTimeout(timer);
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
      const hear = (what: 'ended' | 'mute' | 'unmute', then: () => void): void => {
        for (const track of opened.getVideoTracks()) {
          track.addEventListener(what, () => mine === turn && then());
        }
      };
      hear('ended', () => fail(absent('it was pulled out')));
      video.srcObject = opened;
      await video.play();
      if (mine !== turn) return;
      hear('mute', darken);
      hear('unmute', lighten);
      lighten();
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
