import {
  addDays,
  after,
  instant,
  instantAt,
  localDay,
  localTime,
  minutes,
  type Instant,
} from '../../kernel/time.ts';
import type { Setting } from '../state.ts';
import type { LeaveChoice } from '../status.ts';

/** Minutes from now that cover nearly all visits; six choices fit on one screen. */
const offers = [30, 60, 120, 180, 240, 480] as const;
const quarterMs = minutes(15);

/**
 * Times a visitor may expect to leave, rounded up to the quarter hour as people say them, within the policy's
 * longest stay and before the end of the day. Late at night at least one choice remains.
 */
export function leaveChoices(setting: Setting, now: Instant): readonly LeaveChoice[] {
  const { timeZone } = setting.site;
  const { longest, midnight } = latestOf(setting, now);
  const wanted = offers.map((offer) => instant(Math.ceil((now + minutes(offer)) / quarterMs) * quarterMs));
  const allowed = wanted.filter((at) => at <= longest && at < midnight);
  const choices = allowed.length > 0 ? allowed : [instant(Math.min(longest, midnight - minutes(1)))];
  return choices.map((at) => ({ at, time: localTime(at, timeZone) }));
}

/** Whether somebody may expect to leave then: later today, within the longest stay. */
export function mayLeaveAt(setting: Setting, at: Instant, now: Instant): boolean {
  const { longest, midnight } = latestOf(setting, now);
  return at > now && at <= longest && at < midnight;
}

function latestOf(setting: Setting, now: Instant): { readonly longest: Instant; readonly midnight: Instant } {
  const { timeZone } = setting.site;
  return {
    longest: after(now, minutes(setting.policy.maxStayMinutes)),
    midnight: instantAt(addDays(localDay(now, timeZone), 1), '00:00', timeZone),
  };
}
