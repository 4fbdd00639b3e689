import { expect, test } from 'vitest';
import { minutesAndSeconds } from '../../../../renderer/kiosk/staff/minutes-and-seconds.ts';

test('seconds are read as a clock shows them', () => {
  expect(minutesAndSeconds(247)).toBe('4:07');
  expect(minutesAndSeconds(59)).toBe('0:59');
  expect(minutesAndSeconds(600)).toBe('10:00');
});
