import { cues, type Tone, type WindowCue } from './cues.ts';

/** Share of the loudest the speaker can do that a cue may reach; the cues themselves stay below 1 (see the test). */
const loudest = 0.5;
/** A tone that starts or stops at once clicks. */
const attackS = 0.008;

export type CuePlayer = (cue: WindowCue) => void;

/**
 * A player that makes its sounds itself, so no file has to be loaded or licensed. The audio context is opened with
 * the first cue; without a sound card the player stays silent.
 */
export function createCuePlayer(openContext: () => AudioContext): CuePlayer {
  let opened: { context: AudioContext; out: GainNode } | 'none' | undefined;

  const open = () => {
    try {
      const context = openContext();
      const out = context.createGain();
      out.gain.value = loudest;
      out.connect(context.destination);
      return { context, out };
    } catch {
      return 'none' as const;
    }
  };

  return (cue) => {
    opened ??= open();
    if (opened === 'none') return;
    const { context, out } = opened;
    // A browser that waits for a touch before it lets a page sound keeps the context suspended until then.
    if (context.state === 'suspended') void context.resume().catch(() => {});
    for (const tone of cues[cue]) ring(context, out, tone);
  };
}

function ring(context: AudioContext, out: GainNode, tone: Tone): void {
  const start = context.currentTime + tone.atMs / 1_000;
  const end = start + tone.forMs / 1_000;
  const envelope = context.createGain();
  envelope.gain.setValueAtTime(0, start);
  envelope.gain.linearRampToValueAtTime(tone.level, start + attackS);
  // An exponential ramp cannot reach zero; a thousandth is silence.
  envelope.gain.exponentialRampToValueAtTime(0.001, end);
  const source = context.createOscillator();
  source.type = tone.wave;
  source.frequency.value = tone.hz;
  source.connect(envelope).connect(out);
  source.start(start);
  source.stop(end);
}

/** Plays a cue on the kiosk's speaker. */
export const playCue: CuePlayer = createCuePlayer(() => new AudioContext());
