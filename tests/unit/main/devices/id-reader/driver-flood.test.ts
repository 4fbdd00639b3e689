import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { seconds } from '../../../../../domain/kernel/time.ts';
import { createSamReader } from '../../../../../main/devices/id-reader/index.ts';
import type { ByteStream } from '../../../../../main/devices/transport/byte-stream.ts';
import { createFakeTimers, settle } from '../../../../support/fake-timers.ts';
import { bytesOf } from '../../../../support/hex.ts';
import { keepDiary } from '../../../../support/id-reader/reader-diary.ts';
import { createMemoryCable } from '../../../../support/memory-link.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes of JavaScript memory in use, everything counted. */
async function memory(): Promise<number> {
  // Twice, with a turn between: what backs an array is given back a moment after the array.
  collect();
  await settle();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const megabyte = 1_048_576;

test.each([
  ['of noise', Uint8Array.from({ length: 4_096 }, (_, at) => (at * 37) & 0xff), 8_192],
  // The parser's dearest input: every few bytes begin what might be the longest frame of all.
  ['of beginnings of frames', bytesOf('AAAAAA9669090A'.repeat(585)), 1_024],
])('a flood %s ends the link, and leaves no memory behind', async (_, chunk, chunks) => {
  const timers = createFakeTimers();
  let farEnd: ByteStream | undefined;
  const cable = createMemoryCable((end) => {
    farEnd = end;
  });
  const reader = createSamReader({ transport: cable.transport, timers });
  const diary = keepDiary(reader);
  reader.start();
  await timers.advance(0);

  const before = await memory();
  for (let sent = 0; sent < chunks; sent += 1) {
    await farEnd?.write(chunk);
    if (sent % 64 === 0) await settle();
  }
  expect((await memory()) - before).toBeLessThan(4 * megabyte);
  await timers.advance(seconds(10));
  expect(diary.lines).toEqual(['health connecting', 'health absent']);
  await reader.stop();
  expect(timers.pending()).toBe(0);
});
