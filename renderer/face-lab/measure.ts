import { decodePicture } from './decode-picture.ts';

/** Milliseconds. */
export interface Measured {
  readonly times: readonly number[];
  /** The longest time in which the page could do nothing else. */
  readonly longestStall: number;
}

/** Until a page's first calls are compiled. */
const warmUp = 3;

/** As between the frames of a camera: time to draw, and for the pulse to beat. */
const restMs = 33;

/** Does something with a picture again and again, and watches how long the page stands still meanwhile. */
export async function measure(
  base64: string,
  times: number,
  act: (picture: ImageBitmap) => Promise<unknown>,
): Promise<Measured> {
  const pictures = await Promise.all(Array.from({ length: warmUp + times }, () => decodePicture(base64)));
  for (const picture of pictures.splice(0, warmUp)) await act(picture);
  const pulse = takePulse();
  const taken: number[] = [];
  for (const picture of pictures) {
    const startMs = performance.now();
    await act(picture);
    taken.push(performance.now() - startMs);
    await new Promise((rested) => setTimeout(rested, restMs));
  }
  return { times: taken, longestStall: pulse.stop() };
}

/** The longest time in which a page that does nothing stood still: what the rest of the machine did to it. Milliseconds. */
export async function measureIdle(forMs: number): Promise<number> {
  const pulse = takePulse();
  await new Promise((rested) => setTimeout(rested, forMs));
  return pulse.stop();
}

/** Beats as often as the page lets it; a missed beat is a stall. */
export function takePulse(): { stop(): number } {
  const { port1, port2 } = new MessageChannel();
  let [lastMs, longest] = [performance.now(), 0];
  const beat = () => {
    const nowMs = performance.now();
    longest = Math.max(longest, nowMs - lastMs);
    lastMs = nowMs;
  };
  port1.addEventListener('message', () => {
    beat();
    // Through a timer, because a page that only beats leaves the workers' answers waiting.
    setTimeout(() => port2.postMessage(undefined), 1);
  });
  port1.start();
  port2.postMessage(undefined);
  return {
    stop() {
      beat();
      port1.close();
      return longest;
    },
  };
}
