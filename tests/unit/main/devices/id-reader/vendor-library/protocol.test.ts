import { expect, test } from 'vitest';
import { createLineSplitter } from '../../../../../../main/devices/id-reader/vendor-library/line-splitter.ts';
import {
  decodeAnswer,
  decodeRequest,
  encodeAnswer,
  encodeRequest,
  longestAnswerBytes,
  longestPartBytes,
  longestRequestBytes,
  toBase64,
} from '../../../../../../main/devices/id-reader/vendor-library/protocol.ts';
import type { HelperRequest } from '../../../../../../main/devices/id-reader/vendor-library/protocol.ts';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

const requests: readonly HelperRequest[] = [
  { do: 'hello' },
  { do: 'load', library: '/opt/读卡器/libsdtapi.so' },
  { do: 'load-decoder', library: 'C:\\r\\WltRS.dll', call: { kind: 'get-bmp', wiring: 'usb', folder: '/x' } },
  { do: 'load-decoder', library: 'libwlt.so', call: { kind: 'unpack', licence: 708 } },
  { do: 'open', port: 1_001 },
  { do: 'sam-id' },
  { do: 'find' },
  { do: 'select' },
  { do: 'read' },
  { do: 'decode', wlt: toBase64(new Uint8Array(1_024).fill(0xff)) },
  { do: 'close' },
];

test.each(requests)('request %j comes out as it went in, on one line', (request) => {
  const line = encodeRequest(7, request);
  expect(line.length).toBeLessThan(longestRequestBytes);
  expect(line.indexOf(0x0a)).toBe(line.length - 1);
  expect(decodeRequest(text(line))).toEqual({ id: 7, ...request });
});

test('answers come out as they went in', () => {
  const parts = [Uint8Array.of(0, 255, 10), new Uint8Array(0)];
  expect(decodeAnswer(text(encodeAnswer(3, { status: -7, parts })))).toEqual({ id: 3, status: -7, parts });
  const problem = 'no such function';
  expect(decodeAnswer(text(encodeAnswer(4, { problem })))).toEqual({ id: 4, problem });
});

test('the longest answer fits, and a long problem is cut', () => {
  const picture = encodeAnswer(1, { status: 1, parts: [new Uint8Array(longestPartBytes)] });
  expect(picture.length).toBeLessThan(longestAnswerBytes);
  expect(decodeAnswer(text(picture))).toMatchObject({ id: 1, status: 1 });
  const problem = decodeAnswer(text(encodeAnswer(1, { problem: 'why '.repeat(1_000) })));
  expect(problem).toEqual({ id: 1, problem: 'why '.repeat(50) });
});

test.each([
  '',
  'null',
  '[]',
  '{"id":1}',
  '{"id":1,"do":"constructor"}',
  '{"id":-1,"do":"find"}',
  '{"id":1.5,"do":"find"}',
  '{"id":1,"do":"find","port":2}',
  '{"id":1,"do":"load"}',
  '{"id":1,"do":"open","port":"1001"}',
  '{"id":1,"do":"open","port":0}',
  '{"id":1,"do":"decode","wlt":"?"}',
  '{"id":1,"do":"load-decoder","library":"x","call":{"kind":"get-bmp"}}',
  '{"id":1,"do":"find"',
])('%s is no request', (line) => {
  expect(decodeRequest(line)).toBeUndefined();
});

test.each([
  '',
  '{"id":1}',
  '{"id":1,"status":"144","parts":[]}',
  '{"id":1,"status":144}',
  '{"id":1,"status":144,"parts":["?"]}',
  '{"id":1,"status":144,"parts":["","","",""]}',
  '{"id":1,"status":1e99,"parts":[]}',
  '{"id":1,"status":144,"parts":[],"problem":"both"}',
  `{"id":1,"problem":"${'x'.repeat(201)}"}`,
])('%s is no answer', (line) => {
  expect(decodeAnswer(line)).toBeUndefined();
});

test('lines are found in pieces of any size, and too long ones are left out', () => {
  const lines: string[] = [];
  const push = createLineSplitter(10, (line) => lines.push(line));
  for (const piece of ['on', 'e\ntwo\n\nth', 'ree\n', 'exactlyten\n', 'eleven more\nfo', 'ur\n']) {
    push(Buffer.from(piece));
  }
  expect(lines).toEqual(['one', 'two', '', 'three', 'exactlyten', 'four']);
});
