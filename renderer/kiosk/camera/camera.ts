import { createCodeReader } from './code-reader.ts';

export type CameraState = 'works' | 'absent' | 'denied';

/** Time for a hand to move a little; a faster look finds no more. */
const lookEveryMs = 200;
/** A camera that was pulled out comes back without anybody leaving the screen. */
const retryMs = 3_000;
const unreadable = Symbol('unreadable');
/** Enough to read a badge's code at arm's length. No sound, ever. */
const wanted: MediaStreamConstraints = {
  video: { facingMode: 'user', width: { ideal: 1_280 }, height: { ideal: 720 } },
  audio: false,
};

/**
 * Opens the kiosk's camera, shows it in `video` and tells of the codes it sees. Pictures are looked at one by one and
 * forgotten; none is kept and none leaves the window.
 *
 * @returns the end of it: the camera is off at once
 */
export function startCamera(
  video: HTMLVideoElement,
  on: { state(state: CameraState): void; code(text: string): void },
): () => void {
  const reader = createCodeReader();
  let stream: MediaStream | undefined;
  let ended = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const switchOff = (): void => {
    clearTimeout(timer);
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = undefined;
    video.srcObject = null;
  };

  const lost = (state: CameraState): void => {
    switchOff();
    if (ended) return;
    on.state(state);
    timer = setTimeout(open, retryMs);
  };

  async function look(): Promise<void> {
    const text = await reader.read(video).catch((): typeof unreadable => unreadable);
    if (ended || !stream) return;
    if (text === unreadable) {
      // A camera that nobody looks through stays off.
      switchOff();
      return on.state('absent');
    }
    if (text) on.code(text);
    timer = setTimeout(() => void look(), lookEveryMs);
  }

  async function open(): Promise<void> {
    try {
      stream = await navigator.mediaDevices.getUserMedia(wanted);
      if (ended) return switchOff();
      for (const track of stream.getTracks()) track.addEventListener('ended', () => lost('absent'));
      video.srcObject = stream;
      await video.play();
      if (ended) return;
      on.state('works');
      await look();
    } catch (error) {
      lost(error instanceof DOMException && error.name === 'NotAllowedError' ? 'denied' : 'absent');
    }
  }

  void open();
  return () => {
    ended = true;
    switchOff();
    reader.close();
  };
}
