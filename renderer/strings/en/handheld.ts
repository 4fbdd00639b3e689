import type { handheld as chinese } from '../zh-cn/handheld.ts';

export const handheld: Readonly<Record<keyof typeof chinese, string>> = {
  'handheld.tabs': 'Tabs',
  'handheld.tab.queue': 'Queue',
  'handheld.tab.inside': 'Inside',
  'handheld.tab.scan': 'Scan',
  'handheld.tab.alerts': 'Alerts',
  'handheld.tab.green-channel': 'Green channel',
  'handheld.outbox-waiting': '{{count}} actions are kept and sent as soon as there is a connection.',
  'handheld.outbox-refused':
    '{{count}} actions made without a connection were not accepted. Please check on the spot.',
  'handheld.outbox-read': 'Understood',
};
