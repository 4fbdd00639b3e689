import fc from 'fast-check';
import { expect, test } from 'vitest';
import { after, instant } from '../../domain/kernel/time.ts';
import { channelNames, planDelivery } from '../../server/channels/index.ts';
import type { DeliveryFault, DeliveryPolicy, FailedAttempt } from '../../server/channels/index.ts';

const kinds = ['refused', 'rate-limited', 'unreachable', 'misconfigured', 'too-long'] as const;
const fault: fc.Arbitrary<DeliveryFault> = fc
  .tuple(fc.constantFrom(...kinds), fc.option(fc.integer({ min: 0, max: 90_000_000 }), { nil: undefined }))
  .map(([kind, retryAfterMs]) => ({ kind, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }));
const minute = fc.integer({ min: 0, max: 1_439 });
const clock = minute.map(
  (m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`,
);
const quiet = fc.record({
  from: clock,
  until: clock,
  timeZone: fc.constantFrom('Asia/Shanghai', 'Europe/Zurich'),
});
const policy: fc.Arbitrary<DeliveryPolicy> = fc.record({
  attemptsPerChannel: fc.integer({ min: 1, max: 10 }),
  firstDelayMs: fc.integer({ min: 0, max: 60_000 }),
  longestDelayMs: fc.integer({ min: 0, max: 3_600_000 }),
  patienceMs: fc.integer({ min: 0, max: 3_600_000 }),
  giveUpAfterMs: fc.integer({ min: 0, max: 604_800_000 }),
  quiet: fc.option(quiet, { nil: undefined }),
});
const story = fc.record({
  channels: fc
    .subarray([...channelNames])
    .chain((names) => fc.shuffledSubarray(names, { minLength: names.length })),
  faults: fc.infiniteStream(fault),
  jitters: fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
  startMs: fc.integer({ min: 0, max: 4_000_000_000_000 }),
  urgent: fc.boolean(),
  policy,
});

test('whatever fails, the tries end, go forward in time and through the channels in order', () => {
  fc.assert(
    fc.property(story, ({ channels, faults, jitters, startMs, urgent, policy: rule }) => {
      const queuedAt = instant(startMs);
      const failed: FailedAttempt[] = [];
      const most = channels.length * rule.attemptsPerChannel;
      let now = queuedAt;
      let place = 0;
      for (;;) {
        const plan = planDelivery({ channels, failed, queuedAt, urgent }, rule, now, jitters.next().value);
        if (plan.kind === 'give-up') return;
        expect(plan.at).toBeGreaterThanOrEqual(now);
        expect(plan.at - queuedAt).toBeLessThanOrEqual(rule.giveUpAfterMs);
        expect(channels.indexOf(plan.channel)).toBeGreaterThanOrEqual(place);
        place = channels.indexOf(plan.channel);
        failed.push({ channel: plan.channel, fault: faults.next().value });
        expect(failed.length).toBeLessThanOrEqual(most);
        now = after(plan.at, 1);
      }
    }),
    { numRuns: 2_000 },
  );
});

test('a fault that is for good is never met twice on one channel', () => {
  fc.assert(
    fc.property(story, ({ channels, faults, jitters, startMs, policy: rule }) => {
      const failed: FailedAttempt[] = [];
      const queuedAt = instant(startMs);
      for (;;) {
        const plan = planDelivery(
          { channels, failed, queuedAt, urgent: true },
          rule,
          queuedAt,
          jitters.next().value,
        );
        if (plan.kind === 'give-up') return;
        const before = failed
          .filter(({ channel }) => channel === plan.channel)
          .map((attempt) => attempt.fault.kind);
        expect(before.every((kind) => kind === 'unreachable' || kind === 'rate-limited')).toBe(true);
        failed.push({ channel: plan.channel, fault: faults.next().value });
      }
    }),
    { numRuns: 1_000 },
  );
});

test('the same story plans the same next try', () => {
  fc.assert(
    fc.property(story, ({ channels, startMs, urgent, policy: rule }) => {
      const delivery = { channels, failed: [], queuedAt: instant(startMs), urgent };
      const plan = () => planDelivery(delivery, rule, instant(startMs), 0.5);
      expect(plan()).toEqual(plan());
    }),
  );
});
