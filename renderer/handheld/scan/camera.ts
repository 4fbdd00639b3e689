import { createCodeReader } from '../../kiosk/camera/code-reader.ts';

/** `insecure`: a browser gives no page a camera whose address is neither https nor this machine. */
export type CameraState = 'starting' | 'works' | 'absent' | 'denied' | 'insecure';

/** Time for a hand to move a little. */
const lookEveryMs = 150;
const wanted: MediaStreamConstraints = {
  video: { facingMode: 'environment', width: { ideal: 1_280 }, height: { ideal: 720 } },
  audio: false,
};

/**
 * Opens the phone's camera, shows it in `video` and tells of the first code it sees. No picture is kept and none leaves the phone.
 * @returns the end of it: the camera is off at once
 */
export function startCamera(
  video: HTMLVideoElement,
  on: { state(state: CameraState): void; code(text: string): void },
): () => void {
  const { mediaDevices } = navigator as { readonly mediaDevices?: MediaDevices };
  if (!mediaDevices) {
    on.state('insecure');
    return () => {};
  }
  const reader = createCodeReader();
  let stream: MediaStream | undefined;
  let ended = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const end = (): void => {
    ended = true;
    clearTimeout(timer);
    for (const track of stream?.getTracks() ?? []) track.stop();
    video.srcObject = null;
    reader.close();
  };
  const lost = (state: CameraState): void => {
    if (ended) return;
    end();
    on.state(state);
  };
  async function look(): Promise<void> {
    const text = await reader.read(video);
    if (ended) return;
    if (text === undefined || text === '')
      timer = setTimeout(() => void look().catch(() => lost('absent')), lookEveryMs);
    else {
      end();
      on.code(text);
    }
  }
  async function open(devices: MediaDevices): Promise<void> {
    stream = await devices.getUserMedia(wanted);
    if (ended) return stream.getTracks().forEach((track) => track.stop());
    for (const track of stream.getTracks()) track.addEventListener('ended', () => lost('absent'));
    video.srcObject = stream;
    await video.play();
    if (ended) return;
    on.state('works');
    await look();
  }
  on.state('starting');
  open(mediaDevices).catch((error: unknown) =>
    lost(error instanceof DOMException && error.name === 'NotAllowedError' ? 'denied' : 'absent'),
  );
  return end;
}

/** The side a photograph is looked at with: a code fills enough of it, and an old phone takes no second. */
const photoSide = 1_600;

/** The code in a photograph, where a page may have no live camera. */
export async function codeInPhoto(file: File): Promise<string | undefined> {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, photoSide / Math.max(picture.width, picture.height));
  const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(picture, 0, 0, width, height);
  picture.close();
  const data = context?.getImageData(0, 0, width, height);
  if (!data) return undefined;
  const reader = createCodeReader();
  try {
    return await reader.readPicture(data);
  } finally {
    reader.close();
  }
}
