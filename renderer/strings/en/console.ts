import type { console as chinese } from '../zh-cn/console.ts';

export const console: Readonly<Record<keyof typeof chinese, string>> = {
  'console.rooms': 'Rooms',
  'console.open-menu': 'Open the menu',
  'console.close-menu': 'Close the menu',
  'console.room.reception': 'Reception',
  'console.room.reviews': 'Reviews',
  'console.room.registers': 'Registers',
  'console.room.watchlist': 'Watchlist',
  'console.room.partners': 'Partners',
  'console.room.hosts': 'Hosts',
  'console.room.policy': 'Policy',
  'console.room.staff': 'Staff',
  'console.room.kiosks': 'Kiosks',
  'console.room.feedback': 'Feedback',
  'console.room.system': 'System',
};
