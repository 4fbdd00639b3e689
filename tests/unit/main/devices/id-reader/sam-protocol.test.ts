import { expect, test } from 'vitest';
import {
  samIdText,
  samStatus,
  statusMeaning,
  statusText,
} from '../../../../../main/devices/id-reader/sam-protocol.ts';
import { bytesOf } from '../../../../support/hex.ts';

test.each([
  [0x90, 'done'],
  [0x9f, 'card'],
  [0x80, 'no-card'],
  [0x81, 'card-trouble'],
  [0x31, 'card-trouble'],
  [0x32, 'card-trouble'],
  [0x33, 'card-trouble'],
  [0x41, 'card-trouble'],
  [0x47, 'card-trouble'],
  [0x91, 'other-card'],
  [0x40, 'other-card'],
  [0x10, 'line-trouble'],
  [0x11, 'line-trouble'],
  [0x21, 'line-trouble'],
  [0x23, 'line-trouble'],
  [0x24, 'line-trouble'],
  [0x60, 'reader-fault'],
  [0x66, 'reader-fault'],
  [0x00, 'line-trouble'],
])('status %i means %s', (sw3, meaning) => {
  expect(statusMeaning(sw3)).toBe(meaning);
});

test('every status of the specification has words of its own', () => {
  const texts = Object.values(samStatus).map(statusText);
  expect(new Set(texts).size).toBe(18);
  expect(texts.filter((text) => text.endsWith('not in the specification'))).toEqual([]);
  expect(statusText(0x41)).toBe('41 card not read');
  expect(statusText(0x05)).toBe('05 status not in the specification');
});

test('the security module shows its identity', () => {
  expect(samIdText(bytesOf('05000100F5FD34010100000000000000'))).toBe('05.01-20250101-1-0');
  expect(samIdText(bytesOf('0500'))).toBeUndefined();
});
