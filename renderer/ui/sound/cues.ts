import type { Cue } from '../../../preload/contract/table.ts';

/** One tone: when it starts and how long it rings, in milliseconds from the start of the cue. */
export interface Tone {
  readonly hz: number;
  readonly atMs: number;
  readonly forMs: number;
  /** Loudness before the bound of the player, 0 to 1. */
  readonly level: number;
  readonly wave: 'sine' | 'triangle';
}

/** What main plays, and what the window plays by itself: `look` when the camera asks for the next move. */
export type WindowCue = Cue | 'look';

const tone = (hz: number, atMs: number, forMs: number, level = 0.6, wave: Tone['wave'] = 'sine'): Tone => ({
  hz,
  atMs,
  forMs,
  level,
  wave,
});

/**
 * The kiosk's few sounds, told apart by shape and not by pitch alone: rising is good, falling is a problem, a
 * repeated pair calls for attention, one note twice asks to look up. All lie between 300 and 1,600 Hz, where ageing
 * ears still hear well and small panel speakers still sound.
 */
export const cues: Readonly<Record<WindowCue, readonly Tone[]>> = {
  touch: [tone(1_050, 0, 45, 0.25)],
  look: [tone(988, 0, 90, 0.45), tone(988, 150, 140, 0.45)],
  'card-ok': [tone(784, 0, 120), tone(1_175, 110, 220)],
  problem: [tone(440, 0, 200, 0.7, 'triangle'), tone(330, 190, 380, 0.7, 'triangle')],
  attention: [tone(880, 0, 180), tone(698, 170, 260), tone(880, 620, 180), tone(698, 790, 320)],
  done: [tone(659, 0, 140), tone(784, 120, 140), tone(1_047, 240, 420)],
};
