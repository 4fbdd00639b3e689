import { decodeIppAnswer, encodeIppRequest } from '../../main/devices/transport/spooler/ipp-coder.ts';
import { readJob, readQueue } from '../../main/devices/transport/spooler/ipp-state.ts';
import {
  endOf,
  jobStateOf,
  jobWords,
  queueStateOf,
} from '../../main/devices/transport/spooler/winspool-flags.ts';
import {
  readJobInfo1,
  readPrinterInfo2,
  readPrinterInfo4,
} from '../../main/devices/transport/spooler/winspool-layout.ts';
import { winBlock } from '../support/spool/win-block.ts';
import { fuzz } from './harness.ts';

fuzz({
  name: 'ipp-answer',
  samples: [
    encodeIppRequest({
      operation: 0,
      requestId: 1,
      groups: [
        { tag: 1, attributes: [{ type: 'charset', name: 'attributes-charset', values: ['utf-8'] }] },
        {
          tag: 4,
          attributes: [
            { type: 'enum', name: 'printer-state', values: [5] },
            { type: 'keyword', name: 'printer-state-reasons', values: ['paused', 'media-empty-error'] },
            { type: 'boolean', name: 'printer-is-accepting-jobs', values: [true] },
          ],
        },
      ],
    }),
    encodeIppRequest({
      operation: 0,
      requestId: 2,
      groups: [{ tag: 2, attributes: [{ type: 'enum', name: 'job-state', values: [7] }] }],
    }),
  ],
  start: () => (input) => {
    const decoded = decodeIppAnswer(input);
    if (!decoded.ok) return false;
    for (const group of decoded.value.groups) {
      readQueue(group);
      readJob(group);
    }
    return true;
  },
});

for (const pointer of [4, 8] as const) {
  const text = (word: string) => ({ text: word });
  const jobs = winBlock(
    [1, 2].map((id) => [
      { dword: id },
      ...['printer', 'machine', 'user', 'yingbin-1', 'RAW', ''].map(text),
      { dword: 0x10 },
      ...[1, 1, 1, 0].map((dword) => ({ dword })),
      { raw: 16 },
    ]),
    pointer,
  );
  const names = winBlock([[text('queue'), text('server'), { dword: 0x40 }]], pointer);
  fuzz({
    name: `winspool-${pointer * 8}`,
    samples: [jobs.bytes, names.bytes],
    start: () => (bytes) => {
      const block = { bytes, address: jobs.address };
      // As many as the system might claim, true or not.
      const count = (bytes[0] ?? 0) % 7 === 6 ? 0xffff_ffff : (bytes[0] ?? 0) % 7;
      const found = [...readJobInfo1(block, count, pointer), ...readPrinterInfo4(block, count, pointer)];
      if (found.length > bytes.length) throw new Error(`${found.length} made of ${bytes.length} bytes`);
      const printer = readPrinterInfo2(block, pointer);
      if (printer) queueStateOf(printer);
      for (const each of found) {
        if (!('status' in each)) continue;
        jobStateOf(each.status);
        endOf(each.status);
        jobWords(each.status);
      }
      return found.length > 0;
    },
  });
}
