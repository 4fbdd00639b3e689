import { expect, test } from 'vitest';
import type { VisitId } from '../../../../domain/kernel/brand.ts';
import { after, instant, minutes } from '../../../../domain/kernel/time.ts';
import type { VisitRecord } from '../../../../domain/visit/records.ts';
import { badgeContent } from '../../../../main/flow/badge-content.ts';
import { mediumSite } from '../../../support/visit/people.ts';

const tenAtNight = instant(Date.parse('2026-03-02T14:00:00Z'));

const visit: VisitRecord = {
  id: 'v-1' as VisitId,
  state: 'inside',
  route: 'reserved',
  category: 'short-term',
  badge: 'none',
  badgeCopies: 0,
  badgeNumber: 'A001',
  badgeCode: 'YB1.code',
  name: '欧阳测试',
  companions: 0,
  registeredAt: tenAtNight,
  checkedInAt: tenAtNight,
  request: { route: 'reserved', category: 'short-term', riskTier: 'medium', draft: {} } as never,
};

// A badge that says yesterday and 01:00 is refused at the next door.
test('a visit that ends after midnight is valid until that time of the next day', () => {
  const expectedLeave = after(tenAtNight, minutes(180));
  const content = badgeContent({ ...visit, expectedLeave }, mediumSite, tenAtNight);
  expect(content).toMatchObject({ validDay: '2026-03-03', validUntilTime: '01:00' });
});

test('without a time to leave, a badge is valid on the day on which its bearer came in', () => {
  const nextDay = after(tenAtNight, minutes(300));
  expect(badgeContent(visit, mediumSite, nextDay)).toMatchObject({ validDay: '2026-03-02' });
});
