/** What a key is to the wedge, whatever it means to the field. */
export type KeyKind =
  /** Writes one character. */
  | 'character'
  /** The key a scanner ends its codes with. */
  | 'end'
  /** Shift and its like: part of the next character. */
  | 'modifier'
  /** Anything else, and characters that no scanner sends: composed ones, repeats of a key held down. */
  | 'other';

export interface WedgeRules {
  /** The longest pause between two keys of one code, in milliseconds. */
  readonly keyGapMs: number;
}

/** What is to be done with a key, after `replay` was given back to whoever it was meant for, in order. */
export interface Verdict<K> {
  readonly replay: readonly K[];
  readonly act: 'pass' | 'hold' | { readonly code: readonly K[] };
}

export interface Wedge<K> {
  /** @param atMs when the key went down, on any clock that only goes forward */
  press(key: K, kind: KeyKind, atMs: number): Verdict<K>;
  /** Time went by, or something else happened that keys must not be late for: gives back what was held. */
  flush(): readonly K[];
  readonly isHolding: boolean;
}

/** The shortest number on a badge, `A017`. Nobody presses so many keys and Enter within so short a time by hand. */
export const shortestCode = 4;
/** The window's own limit (`windowCodeSchema`); no badge comes near it. */
export const longestCode = 2_000;

/**
 * Tells a scanner that types from a person who types: by the pauses between the keys, and by the key at the end. A key
 * is held back until the next one or the pause shows whose it is; no key is ever lost, doubled or overtaken.
 */
export function createWedge<K>({ keyGapMs }: WedgeRules): Wedge<K> {
  let held: K[] = [];
  let lastMs = 0;

  const flush = (): readonly K[] => {
    const replay = held;
    held = [];
    return replay;
  };

  return {
    press(key, kind, atMs) {
      if (kind === 'modifier') return { replay: [], act: 'pass' };
      const isLate = atMs - lastMs > keyGapMs || held.length === longestCode;
      const replay = isLate || kind === 'other' ? flush() : [];
      lastMs = atMs;
      if (kind === 'other') return { replay, act: 'pass' };
      if (kind === 'character') {
        held.push(key);
        return { replay, act: 'hold' };
      }
      if (held.length >= shortestCode) return { replay, act: { code: flush() } };
      return { replay: [...replay, ...flush()], act: 'pass' };
    },
    flush,
    get isHolding() {
      return held.length > 0;
    },
  };
}
