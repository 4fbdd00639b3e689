import type { portal as chinese } from '../zh-cn/portal.ts';

export const portal: Readonly<Record<keyof typeof chinese, string>> = {
  'portal.title': 'Visits',
  'portal.welcome': 'Welcome to {{site}}',
  'portal.lead': 'Arrange it on your phone; on arrival your card is all you need.',
  'portal.promise': 'Only what a visit needs is collected, and it is deleted when its time is over.',
  'portal.no-such-page': 'There is no such page',
  'portal.no-such-page-hint':
    'The link may be incomplete or expired. Please open it again from the message you received.',
};
