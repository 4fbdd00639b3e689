import { localDay, localTime, type Instant } from '../../domain/kernel/time.ts';
import type { Category } from '../../domain/policy/vocabulary.ts';
import type { VisitRecord } from '../../domain/visit/records.ts';
import type { Setting } from '../../domain/visit/state.ts';
import type { BadgeContent } from '../badge/content.ts';

/** What a guard reads across the hall; a badge is read by the house's people, so it speaks the house's language. */
const categoryLabels: Readonly<Record<Category, string>> = {
  'short-term': '访客 VISITOR',
  'long-term-partner': '合作 PARTNER',
  'temporary-worker': '务工 WORKER',
  emergency: '应急 EMERGENCY',
};

/** The words of one visitor's badge. */
export function badgeContent(visit: VisitRecord, setting: Setting, now: Instant): BadgeContent {
  const { timeZone, name } = setting.site;
  const { host } = visit;
  return {
    siteName: name['zh-CN'],
    visitorName: visit.name,
    category: visit.category,
    categoryLabel: categoryLabels[visit.category],
    badgeNumber: visit.badgeNumber,
    // A visit may end after midnight; day and time on the badge belong together.
    validDay: localDay(visit.expectedLeave ?? visit.checkedInAt ?? now, timeZone),
    code: visit.badgeCode,
    handwritten: visit.name === '',
    ...(visit.expectedLeave !== undefined && { validUntilTime: localTime(visit.expectedLeave, timeZone) }),
    ...(host && { hostName: host.name, department: host.department['zh-CN'], place: host.place['zh-CN'] }),
  };
}
