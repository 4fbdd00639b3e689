import { base64Of } from './base64.ts';
import { greyOf, meanChange } from './frame-change.ts';

/** What has to be done with a frame outside the engine. Nothing of a frame is left after `clear`. */
export interface FrameEye {
  /** Mean absolute difference to the frame before, in grey levels; the first frame differs as much as it can. */
  change(frame: ImageBitmap): number;
  /** A second picture of the same frame: the first one is handed over to the engine. */
  copy(frame: ImageBitmap): Promise<ImageBitmap>;
  /** Keeps this frame as the one a guard may look at, unless a sharper one was kept. */
  keep(frame: ImageBitmap, sharpness: number): void;
  /** The kept frame shows somebody else. */
  forget(): void;
  /** The kept frame as JPEG in base64; nothing where none was kept. */
  picture(): Promise<string | undefined>;
  clear(): void;
}

/** A still picture shows no change at this size, a living one always does. */
const small = { width: 64, height: 48 };
/** As the contract has it. */
const largest = { width: 640, height: 480 };
const quality = 0.8;

export function createFrameEye(): FrameEye {
  const glance = new OffscreenCanvas(small.width, small.height);
  const glanceContext = glance.getContext('2d', { willReadFrequently: true });
  const kept = new OffscreenCanvas(1, 1);
  const keptContext = kept.getContext('2d');
  let before: Uint8Array | undefined;
  let keptSharpness: number | undefined;

  const forget = (): void => {
    keptSharpness = undefined;
    // A canvas that is given a size, any size, is empty.
    kept.width = 1;
    kept.height = 1;
  };

  return {
    change(frame) {
      if (!glanceContext) return meanChange(undefined, new Uint8Array());
      glanceContext.drawImage(frame, 0, 0, small.width, small.height);
      const now = greyOf(glanceContext.getImageData(0, 0, small.width, small.height).data);
      const change = meanChange(before, now);
      before = now;
      return change;
    },
    copy: (frame) => createImageBitmap(frame),
    keep(frame, sharpness) {
      if (!keptContext || (keptSharpness ?? 0) > sharpness) return;
      const scale = Math.min(1, largest.width / frame.width, largest.height / frame.height);
      kept.width = Math.round(frame.width * scale);
      kept.height = Math.round(frame.height * scale);
      keptContext.drawImage(frame, 0, 0, kept.width, kept.height);
      keptSharpness = sharpness;
    },
    forget,
    async picture() {
      if (keptSharpness === undefined) return undefined;
      const jpeg = await kept.convertToBlob({ type: 'image/jpeg', quality });
      return base64Of(new Uint8Array(await jpeg.arrayBuffer()));
    },
    clear() {
      before?.fill(0);
      before = undefined;
      glance.width = small.width;
      forget();
    },
  };
}
