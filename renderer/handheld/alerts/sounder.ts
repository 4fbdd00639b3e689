import { createCuePlayer } from '../../ui/sound/play-cue.ts';

export interface Sounder {
  /** Browsers let a page sound only after somebody has touched it: called from a touch. */
  unlock(): void;
  isUnlocked(): boolean;
  onChange(listener: () => void): () => void;
  /** Sounds and vibrates, once. */
  alarm(): void;
}

/** 400 ms, a pause, twice more: felt through a jacket. */
const vibration = [400, 150, 400, 150, 400];

export function createSounder(parts: {
  readonly openContext: () => AudioContext;
  readonly vibrate: (pattern: number[]) => void;
}): Sounder {
  const listeners = new Set<() => void>();
  let context: AudioContext | undefined;
  const open = (): AudioContext => {
    if (!context) {
      context = parts.openContext();
      context.addEventListener('statechange', () => {
        for (const listener of listeners) listener();
      });
    }
    return context;
  };
  const play = createCuePlayer(open);
  return {
    unlock() {
      try {
        void open()
          .resume()
          .catch(() => undefined);
      } catch {
        // A phone without a sound system: it still shows and vibrates.
      }
    },
    isUnlocked: () => context?.state === 'running',
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    alarm() {
      parts.vibrate(vibration);
      if (context?.state === 'running') play('attention');
    },
  };
}

export const sounder: Sounder = createSounder({
  openContext: () => new AudioContext(),
  vibrate: (pattern) => {
    if ('vibrate' in navigator) navigator.vibrate(pattern);
  },
});
