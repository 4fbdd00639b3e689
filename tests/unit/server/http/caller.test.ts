import { expect, test } from 'vitest';
import { callerOf } from '../../../../server/http/caller.ts';

test('an IPv4 address is one caller, however it is written', () => {
  expect(callerOf('192.0.2.7')).toBe('192.0.2.7');
  expect(callerOf('::ffff:192.0.2.7')).toBe('192.0.2.7');
  expect(callerOf('::FFFF:192.0.2.8')).toBe('192.0.2.8');
});

test('all addresses of an IPv6 network are one caller, and of two networks two', () => {
  const one = ['2001:db8:1:2::1', '2001:db8:1:2:ffff:0:1:9', '2001:0DB8:0001:0002::', '2001:db8:1:2::7%eth0'];
  expect(new Set(one.map(callerOf))).toEqual(new Set(['2001:db8:1:2::/64']));
  expect(callerOf('2001:db8:1:3::1')).toBe('2001:db8:1:3::/64');
  expect(callerOf('2001:db8::1')).toBe('2001:db8:0:0::/64');
  expect(callerOf('::1')).toBe('0:0:0:0::/64');
});
