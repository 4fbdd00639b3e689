import fc from 'fast-check';
import { expect, test } from 'vitest';
import { signalChannels } from '../../domain/device/vocabulary.ts';
import {
  activeAt,
  begun,
  nextChangeInMs,
  noActs,
  unexpired,
  withoutPulses,
  withPulse,
  withSignal,
} from '../../main/devices/relay-board/acts.ts';
import type { Acts } from '../../main/devices/relay-board/acts.ts';
import { pulseBoundsMs } from '../../main/devices/relay-board/port.ts';
import { movesBetween, positionsFor, runsOf } from '../../main/devices/relay-board/positions.ts';

const channel = fc.constantFrom(...signalChannels);
const anyMs = fc.oneof(fc.integer({ min: -1_000, max: 100_000 }), fc.double(), fc.constant(Number.NaN));

const order = fc.oneof(
  fc.record({
    type: fc.constant('signal' as const),
    channel,
    pattern: fc.constantFrom('off' as const, 'steady' as const, 'flash' as const),
    forMs: anyMs,
  }),
  fc.record({ type: fc.constant('pulse' as const), channel, ms: anyMs }),
);
const story = fc.array(fc.tuple(order, fc.integer({ min: 0, max: 5_000 })), { maxLength: 30 });

type Story = typeof story extends fc.Arbitrary<infer S> ? S : never;

/** Carries the orders out one after another, on a board that obeys at once. */
function tell(orders: Story): { readonly acts: Acts; readonly nowMs: number } {
  let acts = noActs;
  let nowMs = 0;
  for (const [told, passMs] of orders) {
    acts =
      told.type === 'pulse'
        ? withPulse(acts, told.channel, nowMs, told.ms)
        : withSignal(acts, told.channel, told.pattern, nowMs, told.forMs);
    acts = begun(acts, acts, nowMs);
    nowMs += passMs;
  }
  return { acts, nowMs };
}

test('whatever was asked for with a time, everything rests when the longest time is over', () => {
  fc.assert(
    fc.property(story, (orders) => {
      const { acts, nowMs } = tell(orders);
      const timesMs = orders.map(([told]) => (told.type === 'pulse' ? pulseBoundsMs.max : told.forMs));
      const longestMs = Math.max(0, ...timesMs.filter((ms) => ms > 0));
      expect(activeAt(acts, nowMs + longestMs + 1).size).toBe(0);
      expect(nextChangeInMs(acts, nowMs + longestMs + 1)).toBe(Infinity);
    }),
  );
});

test('nothing changes before the next change is due, and waiting for it always ends', () => {
  fc.assert(
    fc.property(story, fc.double({ min: 0, max: 0.999, noNaN: true }), (orders, part) => {
      const { acts, nowMs } = tell(orders);
      const inMs = nextChangeInMs(acts, nowMs);
      expect(inMs).toBeGreaterThan(0);
      const laterMs = nowMs + Math.min(inMs, 100_000) * part;
      expect(activeAt(acts, laterMs)).toEqual(activeAt(acts, nowMs));
    }),
  );
});

test('a pulse never outlives a lost link, and is never longer than its bounds', () => {
  fc.assert(
    fc.property(story, (orders) => {
      const { acts } = tell(orders);
      for (const act of acts.values()) {
        if (act.pulseMs === undefined) continue;
        expect(act.pulseMs).toBeGreaterThanOrEqual(pulseBoundsMs.min);
        expect(act.pulseMs).toBeLessThanOrEqual(pulseBoundsMs.max);
        expect(act.untilMs).toBe(act.sinceMs + act.pulseMs);
      }
      expect([...withoutPulses(acts).values()].every(({ pulseMs }) => pulseMs === undefined)).toBe(true);
      expect(unexpired(acts, Infinity)).toEqual(
        new Map([...acts].filter(([, { untilMs }]) => untilMs === undefined)),
      );
    }),
  );
});

const wiring = fc
  .uniqueArray(fc.integer({ min: 1, max: 16 }), {
    minLength: signalChannels.length,
    maxLength: signalChannels.length,
  })
  .map((relays) => Object.fromEntries(signalChannels.map((name, at) => [name, relays[at]])));
const safe = fc.dictionary(channel, fc.constantFrom('on' as const, 'off' as const));

test('a channel is away from rest exactly when it is active', () => {
  fc.assert(
    fc.property(wiring, safe, fc.subarray([...signalChannels]), (wires, rests, active) => {
      const atRest = positionsFor(wires, rests, new Set());
      const moved = movesBetween(atRest, positionsFor(wires, rests, new Set(active)));
      expect(new Set(moved.keys())).toEqual(new Set(active.map((name) => wires[name])));
      for (const [relay, on] of moved) expect(atRest.get(relay)).toBe(!on);
    }),
  );
});

test('runs hold every relay once, in unbroken rows', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 64 })), (relays) => {
      const runs = runsOf(relays);
      expect(runs.flat()).toEqual(relays.toSorted((a, b) => a - b));
      for (const run of runs) expect((run.at(-1) ?? 0) - (run[0] ?? 0)).toBe(run.length - 1);
    }),
  );
});
