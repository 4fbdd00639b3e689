import { expect, test } from 'vitest';
import { keyCountsFromKiosk } from '../../../../domain/sync/authority.ts';

test('a kiosk brings keys of its own making only, and none for what is the server’s to say', () => {
  expect(keyCountsFromKiosk('k1', 'visit:v', 'k1:7')).toBe(true);
  expect(keyCountsFromKiosk('k1', 'feedback:f', 'k1:8')).toBe(true);
  expect(keyCountsFromKiosk('k1', 'visit:v', 'k10:7')).toBe(false);
  expect(keyCountsFromKiosk('k1', 'visit:v', 's-1:7')).toBe(false);
  expect(keyCountsFromKiosk('k1', 'dossier:d', 'k1:7')).toBe(false);
  expect(keyCountsFromKiosk('k1', 'staff:s', 'k1:7')).toBe(false);
});
