import { isIPv6 } from 'node:net';

/**
 * By whom requests are counted. A household or a phone has a whole /64 of IPv6 addresses (RFC 6177), and could otherwise come by another one
 * every time; an IPv4 address stands for itself, however it is written.
 */
export function callerOf(ip: string): string {
  const address = ip.replace(/%.*$/, '').toLowerCase();
  const inner = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1];
  if (inner !== undefined || !isIPv6(address)) return inner ?? address;
  const [head = '', tail] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const gap = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array.from({ length: Math.max(0, gap) }, () => '0'), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
