import { expect, test } from 'vitest';
import { linkFault } from '../../../../../main/devices/transport/link-fault.ts';

const coded = (code: string): Error => Object.assign(new Error(`connect ${code}`), { code });

test.each([
  [coded('ECONNREFUSED'), 'refused'],
  [coded('EHOSTUNREACH'), 'refused'],
  [coded('ETIMEDOUT'), 'timeout'],
  [coded('ENOTFOUND'), 'no-such-port'],
  [coded('ECONNRESET'), 'lost'],
  [new Error('Error: No such file or directory, cannot open /dev/ttyUSB0'), 'no-such-port'],
  [new Error('Opening COM3: File not found'), 'no-such-port'],
  [new Error('Error Resource temporarily unavailable Cannot lock port'), 'busy'],
  [new Error('Opening COM3: Access denied'), 'busy'],
  [new Error('Error: Permission denied, cannot open /dev/ttyUSB0'), 'denied'],
  [new Error('something new'), 'lost'],
  ['not even an error', 'lost'],
])('%s is %s', (error, kind) => {
  expect(linkFault(error).kind).toBe(kind);
});
