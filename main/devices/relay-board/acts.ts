import type { SignalChannel, SignalPattern } from '../../../domain/device/vocabulary.ts';
import { pulseBoundsMs } from './port.ts';

const flashHalfMs = 500;

/** What a channel does instead of resting. Times are those of the `Timers` in use. */
export interface Act {
  readonly pattern: Exclude<SignalPattern, 'off'>;
  readonly sinceMs: number;
  /** Missing: until another act. */
  readonly untilMs?: number;
  /** A pulse, whose time runs only from the moment the board obeyed. */
  readonly pulseMs?: number;
}

/** At most one act per channel; the newest wins. */
export type Acts = ReadonlyMap<SignalChannel, Act>;

export const noActs: Acts = new Map();

export function withSignal(
  acts: Acts,
  channel: SignalChannel,
  pattern: SignalPattern,
  nowMs: number,
  forMs?: number,
): Acts {
  const rest = [...acts].filter(([other]) => other !== channel);
  if (pattern === 'off') return new Map(rest);
  const act = {
    pattern,
    sinceMs: nowMs,
    // Not a number counts as no time at all: a lamp must not burn for ever by mistake.
    ...(forMs !== undefined && { untilMs: nowMs + (forMs > 0 ? forMs : 0) }),
  };
  return new Map([...rest, [channel, act]]);
}

export function withPulse(acts: Acts, channel: SignalChannel, nowMs: number, ms: number): Acts {
  const { min, max } = pulseBoundsMs;
  const pulseMs = ms > min ? Math.min(ms, max) : min;
  return new Map([...acts, [channel, { pattern: 'steady', sinceMs: nowMs, pulseMs }]]);
}

/** The board has just shown `shown`: the pulses among them begin to run out. */
export function begun(acts: Acts, shown: Acts, nowMs: number): Acts {
  const begin = (channel: SignalChannel, act: Act): Act =>
    act.pulseMs === undefined || act.untilMs !== undefined || shown.get(channel) !== act
      ? act
      : { ...act, untilMs: nowMs + act.pulseMs };
  return new Map([...acts].map(([channel, act]) => [channel, begin(channel, act)]));
}

/** Without the acts whose time is over. */
export const unexpired = (acts: Acts, nowMs: number): Acts =>
  new Map([...acts].filter(([, { untilMs }]) => untilMs === undefined || untilMs > nowMs));

/** What may be taken up again after the link was lost: a door must not open late. */
export const withoutPulses = (acts: Acts): Acts =>
  new Map([...acts].filter(([, { pulseMs }]) => pulseMs === undefined));

/** The channels that are away from rest at this moment. */
export function activeAt(acts: Acts, nowMs: number): ReadonlySet<SignalChannel> {
  const isLit = ({ pattern, sinceMs }: Act): boolean =>
    pattern === 'steady' || Math.floor((nowMs - sinceMs) / flashHalfMs) % 2 === 0;
  return new Set([...unexpired(acts, nowMs)].filter(([, act]) => isLit(act)).map(([channel]) => channel));
}

/** How long `activeAt` stays as it is; `Infinity` when nothing runs. */
export function nextChangeInMs(acts: Acts, nowMs: number): number {
  const inMs = ({ pattern, sinceMs, untilMs = Infinity }: Act): number => {
    const halfEndsInMs = pattern === 'flash' ? flashHalfMs - ((nowMs - sinceMs) % flashHalfMs) : Infinity;
    return Math.min(halfEndsInMs, untilMs - nowMs);
  };
  return Math.min(Infinity, ...[...unexpired(acts, nowMs).values()].map(inMs));
}
