import { expect, test } from 'vitest';
import { createLatestValue } from '../../../../renderer/ui/keyboard/latest-value.ts';

test('keys that are faster than the way to main and back are all kept', () => {
  const typed = createLatestValue('');
  typed.send('1');
  typed.send('13');
  // The first echo is late by one key; the next key must not be typed onto it.
  typed.receive('1');
  expect(typed.current()).toBe('13');
  typed.send(`${typed.current()}8`);
  typed.receive('13');
  typed.receive('138');
  expect(typed.current()).toBe('138');
});

test('an echo may be skipped: several changes can come back as one', () => {
  const typed = createLatestValue('');
  typed.send('1');
  typed.send('13');
  typed.receive('13');
  expect(typed.current()).toBe('13');
});

test('what main changed by itself wins over what was typed', () => {
  const typed = createLatestValue('110101');
  typed.receive('');
  expect(typed.current()).toBe('');
  typed.send('x');
  typed.receive('X');
  expect(typed.current()).toBe('X');
});

test('the same text arriving again changes nothing', () => {
  const typed = createLatestValue('a');
  typed.send('ab');
  typed.receive('a');
  expect(typed.current()).toBe('ab');
});

test('a text that is there already is not sent', () => {
  const typed = createLatestValue('a');
  expect(typed.send('a')).toBe(false);
  expect(typed.send('')).toBe(true);
});
