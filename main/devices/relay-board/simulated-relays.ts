import type { Timers } from '../transport/timers.ts';

export interface RelayMove {
  readonly relay: number;
  readonly on: boolean;
  readonly atMs: number;
}

/** The relays of a simulated board, as somebody in front of it sees them. They stand as left, whatever the cable does. */
export interface SimulatedRelays {
  readonly count: number;
  isOn(relay: number): boolean;
  /** The relays that are on, in order. */
  lit(): readonly number[];
  /** Moves one; nothing happens to one that sticks, or stands there already. */
  move(relay: number, on: boolean): void;
  /** Its contacts weld together, or come apart again: it stays where it is and says so. */
  stick(relay: number, isStuck: boolean): void;
  onMove(listener: (move: RelayMove) => void): () => void;
  /** The latest moves, oldest first. */
  history(): readonly RelayMove[];
}

const maxHistory = 1_000;

export function createSimulatedRelays(count: number, timers: Timers): SimulatedRelays {
  const on = new Set<number>();
  const stuck = new Set<number>();
  const listeners = new Set<(move: RelayMove) => void>();
  const moves: RelayMove[] = [];
  return {
    count,
    isOn: (relay) => on.has(relay),
    lit: () => [...on].toSorted((a, b) => a - b),
    move(relay, isOn) {
      if (stuck.has(relay) || on.has(relay) === isOn) return;
      if (isOn) on.add(relay);
      else on.delete(relay);
      const move = { relay, on: isOn, atMs: timers.now() };
      moves.push(move);
      if (moves.length > maxHistory) moves.shift();
      for (const listener of [...listeners]) listener(move);
    },
    stick(relay, isStuck) {
      if (isStuck) stuck.add(relay);
      else stuck.delete(relay);
    },
    onMove(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    history: () => [...moves],
  };
}
