import { tooLate, within } from '../transport/time-limit.ts';
import type { Timers } from '../transport/timers.ts';
import type { Portrait } from './port.ts';

/** Makes a picture of the photograph on a card's chip. A kiosk does without one, never without its reader. */
export interface PortraitDecoder {
  /** Gets ready, so that the first visitor need not wait for it. */
  start(): void;
  /**
   * @param photo as it is on the chip: 1,024 bytes
   * @returns `undefined` when no picture comes of it, for whatever reason
   */
  decode(photo: Uint8Array): Promise<Portrait | undefined>;
  /** Resolves when nothing of it is left. */
  stop(): Promise<void>;
}

/** The portrait if it comes within the limit. A decoder that hangs or throws costs the portrait, never the card. */
export async function decodeInTime(
  decoder: PortraitDecoder,
  photo: Uint8Array,
  limitMs: number,
  timers: Timers,
): Promise<Portrait | undefined> {
  const work = attempt(decoder, photo);
  const portrait = await within(work, limitMs, timers);
  if (portrait !== tooLate) return portrait;
  // Nobody waits for this face any more, so nobody would wipe it.
  void work.then((late) => late?.rgb.fill(0));
  return undefined;
}

async function attempt(decoder: PortraitDecoder, photo: Uint8Array): Promise<Portrait | undefined> {
  try {
    return await decoder.decode(photo);
  } catch {
    return undefined;
  }
}
