import { expect, test } from 'vitest';
import {
  createFrameParser,
  encodeReply,
  encodeRequest,
  maxLength,
  toReply,
  toRequest,
} from '../../../../../main/devices/id-reader/sam-frame.ts';
import { bytesOf, hexOf } from '../../../../support/hex.ts';

/** Feeds pieces of hex and returns the bodies found. */
function bodiesIn(...pieces: readonly string[]): string[] {
  const bodies: string[] = [];
  const parser = createFrameParser((body) => bodies.push(hexOf(body)));
  for (const piece of pieces) parser.push(bytesOf(piece));
  return bodies;
}

test.each([
  ['reset', 0x10, 0xff, '', 'AAAAAA9669000310FFEC'],
  ['SAM status', 0x11, 0xff, '', 'AAAAAA9669000311FFED'],
  ['SAM id', 0x12, 0xff, '', 'AAAAAA9669000312FFEE'],
  ['find', 0x20, 0x01, '', 'AAAAAA96690003200122'],
  ['select', 0x20, 0x02, '', 'AAAAAA96690003200221'],
  ['read', 0x30, 0x01, '', 'AAAAAA96690003300132'],
  ['read with fingerprint', 0x30, 0x10, '', 'AAAAAA96690003301023'],
  ['read address', 0x30, 0x03, '', 'AAAAAA96690003300330'],
  ['baud rate', 0x60, 0x04, '', 'AAAAAA96690003600467'],
  ['RF block', 0x61, 0xff, '50', 'AAAAAA9669000461FF50CA'],
])('request: %s', (_, command, parameter, data, frame) => {
  expect(hexOf(encodeRequest(command, parameter, bytesOf(data)))).toBe(frame);
  expect(bodiesIn(frame)).toHaveLength(1);
});

test.each([
  [0x9f, '00000000', 'AAAAAA9669000800009F0000000097'],
  [0x80, '', 'AAAAAA9669000400008084'],
  [0x90, '0000000000000000', 'AAAAAA9669000C00009000000000000000009C'],
  [0x81, '', 'AAAAAA9669000400008185'],
  [0x41, '', 'AAAAAA9669000400004145'],
  [0x31, '', 'AAAAAA9669000400003135'],
  [0x90, '', 'AAAAAA9669000400009094'],
  [0x91, '', 'AAAAAA9669000400009195'],
  [0x10, '', 'AAAAAA9669000400001014'],
  [0x11, '', 'AAAAAA9669000400001115'],
  [0x21, '', 'AAAAAA9669000400002125'],
  [0x24, '', 'AAAAAA9669000400002420'],
  [0x60, '', 'AAAAAA9669000400006064'],
  [0x66, '', 'AAAAAA9669000400006662'],
  [0x90, '05000100F5FD34010100000000000000', 'AAAAAA9669001400009005000100F5FD34010100000000000000BC'],
])('reply: status %i', (sw3, data, frame) => {
  expect(hexOf(encodeReply(sw3, bytesOf(data)))).toBe(frame);
  const parser = createFrameParser((body) => {
    expect(toReply(body)).toEqual({ sw1: 0, sw2: 0, sw3, data: bytesOf(data) });
  });
  parser.push(bytesOf(frame));
  expect.assertions(2);
});

const find = 'AAAAAA96690003200122';
const findBody = '2001';

test.each([
  ['one byte at a time', find.match(/../g) ?? []],
  ['a doubled preamble byte', [`AA${find}`]],
  ['vendor chatter before', ['AA0512A010', find]],
  ['vendor text before', ['D&C00040101'.replace(/./g, (c) => c.charCodeAt(0).toString(16)), find]],
  ['a preamble cut short before', ['AAAAAA96', find]],
  ['a wrong checksum before', ['AAAAAA96690003200121', find]],
  ['an impossible length before', ['AAAAAA9669FFFF', find]],
  ['a length of zero before', ['AAAAAA96690000', find]],
])('a good frame is found after %s', (_, pieces) => {
  expect(bodiesIn(...pieces)).toContain(findBody);
});

test('frames back to back are all found', () => {
  expect(bodiesIn(find + find, find)).toEqual([findBody, findBody, findBody]);
});

// Readers have been seen to send a marker that claims 12 bytes and ends after 10. With the first two bytes of the next
// frame its check would even be right.
test('a timeout marker that claims more than it sends does not swallow the next frame', () => {
  expect(bodiesIn('AAAAAA96690005050505', find, find)).toEqual([findBody, findBody]);
});

test('published samples with a wrong checksum are not taken for frames', () => {
  expect(bodiesIn('AAAAAA96690003200121', 'AAAAAA96690003200022')).toEqual([]);
});

test('reset forgets a frame that never ends', () => {
  const bodies: string[] = [];
  const parser = createFrameParser((body) => bodies.push(hexOf(body)));
  parser.push(bytesOf('AAAAAA96690508000090'));
  expect(parser.pendingBytes).toBe(10);
  parser.reset();
  expect(parser.pendingBytes).toBe(0);
  parser.push(bytesOf(find));
  expect(bodies).toEqual([findBody]);
});

test('the longest frame passes, and nothing ever holds more than it', () => {
  const longest = encodeReply(0x90, new Uint8Array(maxLength - 4));
  let found = 0;
  const parser = createFrameParser((body) => {
    found += 1;
    expect(body).toHaveLength(maxLength - 1);
  });
  parser.push(new Uint8Array(100_000).fill(0xaa));
  expect(parser.pendingBytes).toBeLessThanOrEqual(maxLength + 7);
  parser.push(longest);
  expect(found).toBe(1);
});

test('bodies come apart into requests and replies', () => {
  expect(toRequest(bytesOf('61FF50'))).toEqual({ command: 0x61, parameter: 0xff, data: bytesOf('50') });
  expect(toReply(bytesOf('2001'))).toBeUndefined();
});
