import { signalChannels } from '../../../domain/device/vocabulary.ts';
import type { SignalChannel } from '../../../domain/device/vocabulary.ts';
import type { RelayWiring, SafePositions } from './port.ts';

/** Where relays stand or should: number on the board → is it on. */
export type Positions = ReadonlyMap<number, boolean>;

/** The wired relays when these channels are away from rest. Relays that are not wired are somebody else's. */
export function positionsFor(
  wiring: RelayWiring,
  safe: SafePositions,
  active: ReadonlySet<SignalChannel>,
): Positions {
  const positions = new Map<number, boolean>();
  for (const channel of signalChannels) {
    const relay = wiring[channel];
    if (relay !== undefined) positions.set(relay, (safe[channel] === 'on') !== active.has(channel));
  }
  return positions;
}

/** What must move for `actual` to become `wanted`; a relay nobody has heard of must move. */
export const movesBetween = (actual: Positions, wanted: Positions): Positions =>
  new Map([...wanted].filter(([relay, on]) => actual.get(relay) !== on));

/** One run per stretch of neighbouring relays, in order: `[[1, 2, 3], [7]]`. */
export function runsOf(relays: readonly number[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const relay of relays.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last?.at(-1) === relay - 1) last.push(relay);
    else runs.push([relay]);
  }
  return runs;
}
