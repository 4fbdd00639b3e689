import { expect, test } from 'vitest';
import { instant } from '../../../../domain/kernel/time.ts';
import { planDelivery, urgentDelivery, usualDelivery } from '../../../../server/channels/index.ts';
import type {
  ChannelName,
  Delivery,
  DeliveryFault,
  DeliveryPolicy,
} from '../../../../server/channels/index.ts';

const timeZone = 'Asia/Shanghai';
const at = (text: string) => instant(Date.parse(`${text}+08:00`));
const noon = at('2026-11-23T12:00');
const channels: readonly ChannelName[] = ['wecom', 'sms-aliyun'];
const failing = (...faults: readonly (DeliveryFault | DeliveryFault['kind'])[]): Delivery => ({
  channels,
  failed: faults.map((fault) => ({
    channel: 'wecom',
    fault: typeof fault === 'string' ? { kind: fault } : fault,
  })),
  queuedAt: noon,
  urgent: false,
});
const plan = (delivery: Delivery, policy: DeliveryPolicy = usualDelivery, jitter = 0) =>
  planDelivery(delivery, policy, noon, jitter);

test('a message is tried at once on the first channel', () => {
  expect(plan(failing())).toEqual({ kind: 'attempt', channel: 'wecom', at: noon });
});

test('somebody who cannot be reached is given up', () => {
  expect(plan({ ...failing(), channels: [] })).toEqual({ kind: 'give-up', reason: 'no-channel' });
});

test('the pauses double, with chance between the half and the whole', () => {
  const pause = (tries: number, jitter: number) => {
    const next = plan(failing(...Array<'unreachable'>(tries).fill('unreachable')), usualDelivery, jitter);
    return next.kind === 'attempt' ? next.at - noon : undefined;
  };
  expect([1, 2, 3, 4].map((tries) => pause(tries, 0))).toEqual([15_000, 30_000, 60_000, 120_000]);
  expect(pause(1, 0.5)).toBe(22_500);
});

test('after five tries the next channel has its turn, and after that nobody', () => {
  const five = failing(...Array<'unreachable'>(5).fill('unreachable'));
  expect(plan(five)).toEqual({ kind: 'attempt', channel: 'sms-aliyun', at: noon });
  const refused = { channel: 'sms-aliyun', fault: { kind: 'refused' } } as const;
  expect(plan({ ...five, failed: [...five.failed, refused] })).toEqual({
    kind: 'give-up',
    reason: 'channels-exhausted',
  });
});

test.each(['refused', 'misconfigured', 'too-long'] as const)(
  '%s is never tried twice on the same channel',
  (kind) => {
    expect(plan(failing(kind))).toMatchObject({ channel: 'sms-aliyun', at: noon });
  },
);

test('a limit is waited for as long as the provider says, within patience', () => {
  const limited = (retryAfterMs: number) => failing({ kind: 'rate-limited', retryAfterMs });
  expect(plan(limited(600_000))).toEqual({ kind: 'attempt', channel: 'wecom', at: noon + 600_000 });
  expect(plan(limited(3_600_000))).toMatchObject({ channel: 'sms-aliyun', at: noon });
  const only = { ...limited(3_600_000), channels: ['wecom'] as const };
  expect(plan(only)).toMatchObject({ channel: 'wecom', at: noon + 3_600_000 });
  // Guards are called another way rather than in ten minutes.
  expect(plan({ ...limited(600_000), urgent: true }, urgentDelivery)).toMatchObject({
    channel: 'sms-aliyun',
    at: noon,
  });
});

test('a message of yesterday is not sent any more', () => {
  const old = { ...failing(), queuedAt: at('2026-11-22T11:59') };
  expect(plan(old)).toEqual({ kind: 'give-up', reason: 'too-old' });
});

test('a channel taken out of the configuration is left for one that was not tried', () => {
  const gone = { ...failing('unreachable'), channels: ['email', 'sms-aliyun'] as const };
  expect(plan(gone)).toMatchObject({ channel: 'email', at: noon });
});

test('nobody is woken for what can wait, except by a letter', () => {
  const policy = { ...usualDelivery, quiet: { from: '22:00', until: '07:00', timeZone } };
  const when = (now: string, delivery: Delivery) => {
    const next = planDelivery({ ...delivery, queuedAt: at(now) }, policy, at(now), 0);
    return next.kind === 'attempt' ? next.at : undefined;
  };
  expect(when('2026-11-23T21:59', failing())).toBe(at('2026-11-23T21:59'));
  expect(when('2026-11-23T22:00', failing())).toBe(at('2026-11-24T07:00'));
  expect(when('2026-11-24T06:59', failing())).toBe(at('2026-11-24T07:00'));
  expect(when('2026-11-24T07:00', failing())).toBe(at('2026-11-24T07:00'));
  expect(when('2026-11-23T23:00', { ...failing(), urgent: true })).toBe(at('2026-11-23T23:00'));
  expect(when('2026-11-23T23:00', { ...failing(), channels: ['email'] })).toBe(at('2026-11-23T23:00'));
});

test('quiet hours at noon', () => {
  const policy = { ...usualDelivery, quiet: { from: '12:00', until: '14:00', timeZone } };
  expect(plan(failing(), policy)).toMatchObject({ at: at('2026-11-23T14:00') });
});
