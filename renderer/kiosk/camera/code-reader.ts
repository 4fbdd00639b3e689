import type { CodeAnswer } from './code-reader-worker.ts';

/** Finds QR codes in a running video. */
export interface CodeReader {
  /** The code in the picture of this moment. Rejects when pictures cannot be read at all. One call at a time. */
  read(video: HTMLVideoElement): Promise<string | undefined>;
  /** Ends the worker; an answer that is under way never comes. */
  close(): void;
}

export function createCodeReader(): CodeReader {
  const worker = new Worker(new URL('./code-reader-worker.ts', import.meta.url), { type: 'module' });
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });

  return {
    read: (video) =>
      new Promise((resolve, reject) => {
        const { videoWidth: width, videoHeight: height } = video;
        // Nothing to see yet: the camera warms up.
        if (!context || width === 0) return resolve(undefined);
        if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
        context.drawImage(video, 0, 0);
        const picture = context.getImageData(0, 0, width, height);
        const fail = (): void => reject(new Error('the code reader does not work'));
        worker.onerror = fail;
        worker.onmessage = ({ data }: MessageEvent<CodeAnswer>) =>
          'failed' in data ? fail() : resolve(data.text);
        // Handed over, not copied: no picture stays behind.
        worker.postMessage(picture, [picture.data.buffer]);
      }),
    close: () => worker.terminate(),
  };
}
