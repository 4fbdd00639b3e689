import type { RelayHealth, SignalChannel, SignalPattern } from '../../../domain/device/vocabulary.ts';

/** Which relay moves which channel: numbers as printed on the board, from 1, each used once. */
export type RelayWiring = Partial<Record<SignalChannel, number>>;

/**
 * Where a channel's relay rests: `off` unless named. A magnetic lock held by its relay rests `on`, and is released by
 * letting go. Rest is the safe state: every act leaves it for a time and returns.
 */
export type SafePositions = Partial<Record<SignalChannel, 'off' | 'on'>>;

/** A strike needs some tens of milliseconds to move; a door held open for half a minute is no longer a pulse. */
export const pulseBoundsMs = { min: 50, max: 30_000 } as const;

/**
 * Tower light, sounder and door release, as a lobby sees them. Channels that are not wired are ignored. Whatever
 * happens - a lost link, a killed kiosk - every channel ends at rest.
 */
export interface RelayBoard {
  /** Begins connecting; the first act on every connection is the safe state. */
  start(): void;
  /**
   * Shows a pattern on a channel, in place of what it showed, for `forMs` milliseconds or until the next act on it.
   * `flash` is half a second each way; `off` is rest. A link that was lost takes it up again if it still holds.
   */
  signal(channel: SignalChannel, pattern: SignalPattern, forMs?: number): void;
  /**
   * Leaves rest for `ms` milliseconds, held to `pulseBoundsMs` and counted from the moment the board obeyed. Never
   * kept for later: without a link, or when the link is lost, it is dropped.
   */
  pulse(channel: SignalChannel, ms: number): void;
  /** Every channel to rest, now. */
  allSafe(): void;
  /** One listener for changes of health; returns its own removal. */
  onHealth(listener: (health: RelayHealth, detail?: string) => void): () => void;
  /** Brings every channel to rest and lets the board go; what was shown is forgotten. */
  stop(): Promise<void>;
}
