import { addDays, instantAt, localDay, minutes, after } from '../../domain/kernel/time.ts';
import { collects, type Policy } from '../../domain/policy/policy.ts';
import type { FieldName } from '../../domain/policy/vocabulary.ts';
import { reservationAsked } from '../contract/portal.ts';
import type { ServerContext } from '../context.ts';
import { reserve } from '../reservations/request.ts';
import type { Site } from '../site/site.ts';

/** Invented people (1900 births) who want to come tomorrow, so that a host has something to decide. */
const requests = [
  { name: '周样例', idNumber: '110101190003070010', phone: '13800000021', host: 'h-liu', purpose: 'meeting' },
  {
    name: '吴模拟',
    idNumber: '110101190004080018',
    phone: '13800000022',
    host: 'h-liu',
    purpose: 'interview',
  },
] as const;

const visitMs = minutes(90);

/** Fills in the portal's own form for each, as far as the demo's policy asks. */
export async function seedRequests(context: ServerContext, site: Site): Promise<void> {
  const { policy } = await context.sites.settings(site);
  const tomorrow = addDays(localDay(context.now(), site.timeZone), 1);
  for (const [index, { name, idNumber, phone, host, purpose }] of requests.entries()) {
    const from = instantAt(tomorrow, `${10 + index * 4}:00`, site.timeZone);
    const form = reservationAsked.parse({
      key: `demo-request-of-visitor-${index}`,
      visitor: {
        name,
        ...asFarAs(policy, 'idNumber', { idNumber }),
        ...asFarAs(policy, 'phone', { phone }),
        ...asFarAs(policy, 'company', { company: '远见软件' }),
      },
      ...{ hostId: host, purpose, from, until: after(from, visitMs), language: 'zh-CN' },
      consent: {
        noticeVersion: policy.notice.version,
        separate: policy.fields.filter((rule) => rule.separateConsent).map((rule) => rule.name),
        guardian: false,
      },
    });
    await reserve(context, site, form);
  }
}

function asFarAs<T extends object>(policy: Policy, field: FieldName, answer: T): T | undefined {
  return collects(policy, field) ? answer : undefined;
}
