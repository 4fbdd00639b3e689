import type { LocalDay } from '../kernel/time.ts';
import { canonicalJson } from '../ledger/canonical.ts';
import type { Policy } from './policy.ts';

/**
 * The next policy with versions that say what changed: a consent names the version of the notice it was given to, so another text, or
 * other fields under it, never go by an old one. A version that was changed by hand stays.
 *
 * @param day on which it is published; versions are made of it: `2026-03-02.1`
 */
export function renumbered(before: Policy, next: Policy, day: LocalDay): Policy {
  const isNoticeSame = canonicalJson(noticeOf(before)) === canonicalJson(noticeOf(next));
  const notice = {
    ...next.notice,
    version: versionOf(before.notice.version, next.notice.version, isNoticeSame, day),
  };
  const isSame =
    canonicalJson({ ...before, version: '' }) === canonicalJson({ ...next, notice, version: '' });
  return { ...next, notice, version: versionOf(before.version, next.version, isSame, day) };
}

/** What a visitor agrees to. */
function noticeOf({ notice, fields }: Policy) {
  return { ...notice, version: '', fields };
}

function versionOf(before: string, given: string, isSame: boolean, day: LocalDay): string {
  if (isSame || given !== before) return given;
  const [ofDay, count] = before.split('.');
  return ofDay === day && count !== undefined && /^\d+$/.test(count)
    ? `${day}.${Number(count) + 1}`
    : `${day}.1`;
}
