import { addDays, after, instantAt, localDay, localTime } from '../../domain/kernel/time.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { ChannelName, DeliveryFault } from './channel.ts';

/** From when until when nobody is woken, `HH:MM` on the site's clock; over midnight where `from` is later than `until`. */
export interface QuietHours {
  readonly from: string;
  readonly until: string;
  /** IANA. */
  readonly timeZone: string;
}

export interface DeliveryPolicy {
  /** Tries on one channel before the next one, 1 or more. */
  readonly attemptsPerChannel: number;
  /** Before the second try; doubled with each further one. */
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
  /** A provider that asks for a longer wait is left for the next channel, while there is one. */
  readonly patienceMs: number;
  /** A message older than this is not sent any more. */
  readonly giveUpAfterMs: number;
  readonly quiet?: QuietHours | undefined;
}

/** For messages that can wait. */
export const usualDelivery: DeliveryPolicy = {
  attemptsPerChannel: 5,
  firstDelayMs: 30_000,
  longestDelayMs: 30 * 60_000,
  patienceMs: 15 * 60_000,
  giveUpAfterMs: 24 * 60 * 60_000,
};

/** For messages somebody waits for: soon on the next channel, and not at all after an hour. */
export const urgentDelivery: DeliveryPolicy = {
  attemptsPerChannel: 3,
  firstDelayMs: 2_000,
  longestDelayMs: 20_000,
  patienceMs: 20_000,
  giveUpAfterMs: 60 * 60_000,
};

/** A try that failed. */
export interface FailedAttempt {
  readonly channel: ChannelName;
  readonly fault: DeliveryFault;
}

/** What is known of a message that is not delivered yet. */
export interface Delivery {
  /** Where the recipient can be reached, in the order to try. */
  readonly channels: readonly ChannelName[];
  /** In the order they were made. */
  readonly failed: readonly FailedAttempt[];
  readonly queuedAt: Instant;
  /** `isUrgent(message.key)`: knows no quiet hours. */
  readonly urgent: boolean;
}

export type DeliveryPlan =
  | { readonly kind: 'attempt'; readonly channel: ChannelName; readonly at: Instant }
  | { readonly kind: 'give-up'; readonly reason: 'no-channel' | 'channels-exhausted' | 'too-old' };

/**
 * The next try of a message: on one channel, at one moment. Channels are used up in order and never returned to, so the
 * tries end after at most `channels × attemptsPerChannel`.
 * @param jitter from 0 up to 1; spreads the tries of many messages that failed together
 */
export function planDelivery(
  { channels, failed, queuedAt, urgent }: Delivery,
  policy: DeliveryPolicy,
  now: Instant,
  jitter: number,
): DeliveryPlan {
  const [first] = channels;
  if (first === undefined) return { kind: 'give-up', reason: 'no-channel' };
  const last = failed.at(-1);
  const next = last ? afterFailure(channels, failed, last, policy, jitter) : { channel: first, waitMs: 0 };
  if (!next) return { kind: 'give-up', reason: 'channels-exhausted' };
  const soonest = after(now, next.waitMs);
  // A letter wakes nobody.
  const at =
    urgent || next.channel === 'email' || !policy.quiet ? soonest : afterQuiet(soonest, policy.quiet);
  if (at - queuedAt > policy.giveUpAfterMs) return { kind: 'give-up', reason: 'too-old' };
  return { kind: 'attempt', channel: next.channel, at };
}

interface NextTry {
  readonly channel: ChannelName;
  readonly waitMs: number;
}

function afterFailure(
  channels: readonly ChannelName[],
  failed: readonly FailedAttempt[],
  { channel, fault }: FailedAttempt,
  policy: DeliveryPolicy,
  jitter: number,
): NextTry | undefined {
  const place = channels.indexOf(channel);
  // A channel taken out of the configuration since: begin with those that were not tried yet.
  const following = channels
    .slice(place + 1)
    .find((name) => !failed.some((attempt) => attempt.channel === name));
  const onNext = following === undefined ? undefined : { channel: following, waitMs: 0 };
  const tries = failed.filter((attempt) => attempt.channel === channel).length;
  if (place === -1 || tries >= policy.attemptsPerChannel) return onNext;
  switch (fault.kind) {
    case 'refused':
    case 'misconfigured':
    case 'too-long':
      return onNext;
    case 'rate-limited':
    case 'unreachable': {
      const waitMs = Math.max(backOffMs(tries, policy, jitter), fault.retryAfterMs ?? 0);
      return waitMs > policy.patienceMs && onNext ? onNext : { channel, waitMs };
    }
  }
}

/** Half of the doubled delay for certain and up to the whole of it by chance ("equal jitter"): never at once again. */
function backOffMs(tries: number, { firstDelayMs, longestDelayMs }: DeliveryPolicy, jitter: number): number {
  const delayMs = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(tries - 1, 30));
  return Math.round((delayMs * (1 + jitter)) / 2);
}

function afterQuiet(at: Instant, { from, until, timeZone }: QuietHours): Instant {
  const time = localTime(at, timeZone);
  const day = localDay(at, timeZone);
  const overMidnight = from > until;
  if (overMidnight ? time < from && time >= until : time < from || time >= until) return at;
  return instantAt(overMidnight && time >= from ? addDays(day, 1) : day, until, timeZone);
}
