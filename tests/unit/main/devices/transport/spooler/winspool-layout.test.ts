import fc from 'fast-check';
import koffi from 'koffi';
import { describe, expect, test } from 'vitest';
import {
  readJobInfo1,
  readPrinterInfo2,
  readPrinterInfo4,
} from '../../../../../../main/devices/transport/spooler/winspool-layout.ts';
import { winBlock } from '../../../../../support/spool/win-block.ts';
import type { Member } from '../../../../../support/spool/win-block.ts';

const text = (value: string | null): Member => ({ text: value });
const dword = (value: number): Member => ({ dword: value });
const jobInfo = (id: number, name: string | null, status: number): Member[] => [
  dword(id),
  ...['queue', null, 'user', name, 'RAW', null].map(text),
  ...[status, 1, 2, 3, 4].map(dword),
  { raw: 16 },
];

describe.each([4, 8] as const)('in a process with pointers of %i bytes', (pointer) => {
  test('a queue: attributes and status, and nothing of its neighbours', () => {
    const pointers = Array.from({ length: 13 }, () => text('x'));
    const block = winBlock([[...pointers, ...[0x440, 2, 3, 4, 5, 0x10, 7, 8].map(dword)]], pointer);
    expect(readPrinterInfo2(block, pointer)).toEqual({ attributes: 0x440, status: 0x10 });
  });

  test('jobs: number, name and status', () => {
    const block = winBlock(
      [jobInfo(7, '徽章 1', 0x10), jobInfo(8, '', 0), jobInfo(9, null, 0xffff_ffff)],
      pointer,
    );
    expect(readJobInfo1(block, 3, pointer)).toEqual([
      { id: 7, document: '徽章 1', status: 0x10 },
      { id: 8, document: '', status: 0 },
      { id: 9, document: '', status: 0xffff_ffff },
    ]);
  });

  test('names of queues', () => {
    const names = ['XP-420B', '\\\\server\\胸卡'];
    const block = winBlock(
      names.map((name) => [text(name), text(null), dword(0x40)]),
      pointer,
    );
    expect(readPrinterInfo4(block, 2, pointer)).toEqual(names.map((name) => ({ name })));
  });

  test('whatever the bytes, nothing is read outside them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), fc.nat(2 ** 32), fc.nat(300), (bytes, count, near) => {
        // Near the block itself, so that many pointers do point into it.
        const block = { bytes, address: BigInt(near) };
        readPrinterInfo2(block, pointer);
        expect(readPrinterInfo4(block, count, pointer).length).toBeLessThanOrEqual(bytes.length / 8);
        for (const { document } of readJobInfo1(block, count, pointer)) {
          expect(document.length).toBeLessThanOrEqual(bytes.length / 2);
        }
      }),
    );
  });
});

test('a text without an end is cut, not spread over the stack', () => {
  const bytes = new Uint8Array(1_000_000).fill(0x41);
  new DataView(bytes.buffer).setBigUint64(0, 0x1000_0010n, true);
  const [first] = readPrinterInfo4({ bytes, address: 0x1000_0000n }, 1, 8);
  expect(first?.name).toHaveLength(1_024);
});

// A third reading of winspool.h, by a library that lays structures out as the machine's own compiler does.
test('offsets agree with those of a foreign function library', () => {
  const pointers = (names: readonly string[]) => Object.fromEntries(names.map((each) => [each, 'str16']));
  const numbers = (names: readonly string[]) => Object.fromEntries(names.map((each) => [each, 'uint32']));
  const printer = koffi.struct({
    ...pointers(Array.from({ length: 13 }, (_, i) => `p${i}`)),
    ...numbers(['attributes', 'priority', 'standard', 'from', 'until', 'status', 'jobs', 'ppm']),
  });
  const job = koffi.struct({
    id: 'uint32',
    ...pointers(['printer', 'machine', 'user', 'document', 'datatype', 'words']),
    ...numbers(['status', 'priority', 'position', 'pages', 'printed']),
    submitted: koffi.array('uint16', 8),
  });
  const bytes = new Uint8Array(koffi.sizeof(printer));
  const view = new DataView(bytes.buffer);
  view.setUint32(koffi.offsetof(printer, 'attributes'), 11, true);
  view.setUint32(koffi.offsetof(printer, 'status'), 22, true);
  expect(readPrinterInfo2({ bytes, address: 0n }, 8)).toEqual({ attributes: 11, status: 22 });
  const two = new Uint8Array(2 * koffi.sizeof(job));
  const second = new DataView(two.buffer, koffi.sizeof(job));
  second.setUint32(koffi.offsetof(job, 'id'), 33, true);
  second.setUint32(koffi.offsetof(job, 'status'), 44, true);
  expect(readJobInfo1({ bytes: two, address: 0x1_0000n }, 2, 8)[1]).toMatchObject({ id: 33, status: 44 });
});
