import type { CodeAnswer } from './code-reader-worker.ts';

/** Finds QR codes in a running video. */
export interface CodeReader {
  /** The code in the picture of this moment. Rejects when pictures cannot be read at all. One call at a time. */
  read(video: HTMLVideoElement): Promise<string | undefined>;
  /** The code in a picture that was taken apart; the picture is handed over and gone. As `read` otherwise. */
  readPicture(picture: ImageData): Promise<string | undefined>;
  /** Ends the worker; an answer that is under way never comes. */
  close(): void;
}

export function createCodeReader(): CodeReader {
  const worker = new Worker(new URL('./code-reader-worker.ts', import.meta.url), { type: 'module' });
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let asked: { resolve(text: string | undefined): void; reject(error: Error): void } | undefined;
  let isBroken = false;

  const fail = (): void => {
    // Also when nobody asks just now: a worker that could not be loaded says so once.
    isBroken = true;
    asked?.reject(new Error('the code reader does not work'));
  };
  worker.addEventListener('error', fail);
  worker.addEventListener('message', ({ data }: MessageEvent<CodeAnswer>) => {
    if ('failed' in data) fail();
    else asked?.resolve(data.text);
  });

  const readPicture = (picture: ImageData): Promise<string | undefined> =>
    // Not `Promise.withResolvers`, which the browsers of guards' phones may not know yet.
    new Promise((resolve, reject) => {
      asked = { resolve, reject };
      if (isBroken) fail();
      // Handed over, not copied: no picture stays behind.
      else worker.postMessage(picture, [picture.data.buffer]);
    });

  return {
    readPicture,
    async read(video) {
      const { videoWidth: width, videoHeight: height } = video;
      // Nothing to see yet: the camera warms up.
      if (!context || width === 0) return undefined;
      if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
      context.drawImage(video, 0, 0);
      return readPicture(context.getImageData(0, 0, width, height));
    },
    close: () => worker.terminate(),
  };
}
