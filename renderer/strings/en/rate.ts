import type { rate as chinese } from '../zh-cn/rate.ts';

export const rate: Readonly<Record<keyof typeof chinese, string>> = {
  'rate.title-convenience': 'Was it easy to register?',
  'rate.title-privacy': 'Is your personal data in good hands here?',
  'rate.hint': 'One touch, without your name, only if you like',
  'rate.left-title': 'You are checked out',
  'rate.left': 'Please hand in your badge. Goodbye.',
  'rate.score-1': 'Very poor',
  'rate.score-2': 'Poor',
  'rate.score-3': 'Fair',
  'rate.score-4': 'Good',
  'rate.score-5': 'Very good',
  'rate.skip': 'No rating',
  'rate.open': 'Rate this',
};
