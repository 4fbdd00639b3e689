import { expect, test } from 'vitest';
import { createCuePlayer } from '../../../../renderer/ui/sound/play-cue.ts';
import { cues } from '../../../../renderer/ui/sound/cues.ts';

/** A Web Audio context that notes what is asked of it and checks the order, as far as the player goes. */
function recordingContext(state: 'running' | 'suspended' = 'running') {
  const oscillators: { hz: number; from: number; to: number; connected: boolean }[] = [];
  const resumed: number[] = [];
  const node = () => ({ connect: <T>(to: T) => to });
  const context = {
    state,
    currentTime: 10,
    destination: node(),
    resume: () => Promise.resolve(void resumed.push(1)),
    createGain: () => {
      const gain = {
        value: 1,
        setValueAtTime: () => gain,
        linearRampToValueAtTime: () => gain,
        exponentialRampToValueAtTime: (target: number) => {
          if (target <= 0) throw new RangeError('An exponential ramp cannot reach zero');
          return gain;
        },
      };
      return { ...node(), gain };
    },
    createOscillator: () => {
      const made = { hz: 0, from: Number.NaN, to: Number.NaN, connected: false };
      oscillators.push(made);
      return {
        set type(_: string) {},
        frequency: {
          set value(hz: number) {
            made.hz = hz;
          },
        },
        connect: <T>(to: T) => {
          made.connected = true;
          return to;
        },
        start: (at: number) => void (made.from = at),
        stop: (at: number) => void (made.to = at),
      };
    },
  };
  return { context: context as unknown as AudioContext, oscillators, resumed };
}

test('a cue sounds its tones one after the other', () => {
  const { context, oscillators } = recordingContext();
  createCuePlayer(() => context)('problem');
  expect(oscillators.map(({ hz }) => hz)).toEqual(cues.problem.map(({ hz }) => hz));
  expect(oscillators.every(({ connected }) => connected)).toBe(true);
  for (const [index, tone] of cues.problem.entries()) {
    expect(oscillators[index]?.from).toBeCloseTo(10 + tone.atMs / 1_000);
    expect(oscillators[index]?.to).toBeCloseTo(10 + (tone.atMs + tone.forMs) / 1_000);
  }
});

test('the audio context is opened with the first cue and only once', () => {
  const { context } = recordingContext();
  let opened = 0;
  const play = createCuePlayer(() => {
    opened += 1;
    return context;
  });
  expect(opened).toBe(0);
  play('touch');
  play('done');
  expect(opened).toBe(1);
});

test('a context that waits for the first touch is resumed', () => {
  const { context, resumed } = recordingContext('suspended');
  createCuePlayer(() => context)('attention');
  expect(resumed).toHaveLength(1);
});

test('a machine without a sound card stays silent', () => {
  const play = createCuePlayer(() => {
    throw new Error('No audio device');
  });
  expect(() => play('problem')).not.toThrow();
});
