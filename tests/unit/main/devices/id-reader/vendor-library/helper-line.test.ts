import { beforeEach, expect, test } from 'vitest';
import { createHelperLine } from '../../../../../../main/devices/id-reader/vendor-library/helper-line.ts';
import type {
  Answer,
  HelperLine,
} from '../../../../../../main/devices/id-reader/vendor-library/helper-line.ts';
import {
  decodeRequest,
  encodeAnswer,
} from '../../../../../../main/devices/id-reader/vendor-library/protocol.ts';
import type { ByteStream } from '../../../../../../main/devices/transport/byte-stream.ts';
import { createFakeTimers, settle } from '../../../../../support/fake-timers.ts';
import type { FakeTimers } from '../../../../../support/fake-timers.ts';
import { createMemoryCable } from '../../../../../support/memory-link.ts';
import type { MemoryCable } from '../../../../../support/memory-link.ts';

let timers: FakeTimers;
let cable: MemoryCable;
let helper: ByteStream;
let asked: string[];
let line: HelperLine;

beforeEach(async () => {
  timers = createFakeTimers();
  asked = [];
  cable = createMemoryCable((farEnd) => {
    helper = farEnd;
    farEnd.onData((bytes) => {
      const request = decodeRequest(Buffer.from(bytes).toString());
      asked.push(request ? `${request.id} ${request.do}` : 'nonsense');
    });
  });
  const opened = await cable.transport.open();
  if (!opened.ok) throw new Error('the cable is cut');
  line = createHelperLine(opened.value, timers);
});

const find = (): Promise<Answer> => line.ask({ do: 'find' }, 1_000);
const reply = (id: number, status: number): Promise<unknown> =>
  helper.write(encodeAnswer(id, { status, parts: [] }));
const raw = (text: string): Promise<unknown> => helper.write(Buffer.from(text));

test('a question gets its answer, with the time at which it came', async () => {
  const answer = find();
  await timers.advance(300);
  expect(asked).toEqual(['1 find']);
  await reply(1, 0x9f);
  expect(await answer).toEqual({ type: 'reply', status: 0x9f, parts: [], atMs: 300 });
  expect(timers.pending()).toBe(0);
});

test('answers to other questions, nonsense and overlong lines are passed over', async () => {
  const first = find();
  await reply(1, 0x80);
  await first;
  const answer = find();
  await settle();
  await reply(1, 0x9f);
  await reply(3, 0x9f);
  await raw('the library printed this\n{"id":2}\n');
  for (let sent = 0; sent < 40; sent += 1) await raw('x'.repeat(10_000));
  await raw('\n');
  await reply(2, 0x81);
  expect(await answer).toMatchObject({ type: 'reply', status: 0x81 });
});

test('without an answer in time the library hangs: nothing more is asked, and a late answer is nobody’s', async () => {
  const answer = find();
  await timers.advance(999);
  expect(timers.pending()).toBe(1);
  await timers.advance(1);
  expect(await answer).toEqual({ type: 'hung' });
  expect(await find()).toEqual({ type: 'hung' });
  await reply(1, 0x9f);
  await settle();
  expect(asked).toEqual(['1 find']);
  expect(line.crashed).toBe(false);
  expect(timers.pending()).toBe(0);
});

test('bytes without end do not keep a question waiting for ever', async () => {
  const answer = find();
  for (let ms = 0; ms < 1_000; ms += 100) {
    for (let sent = 0; sent < 10; sent += 1) await raw('y'.repeat(50_000));
    await timers.advance(100);
  }
  expect(await answer).toEqual({ type: 'hung' });
});

test('a helper that ends has crashed; whoever waits is told when the line is ended', async () => {
  const answer = find();
  await settle();
  cable.unplug();
  line.end();
  expect(await answer).toEqual({ type: 'lost' });
  expect(line.crashed).toBe(true);
  expect(await find()).toEqual({ type: 'lost' });
  expect(timers.pending()).toBe(0);
});

test('an unwanted line ends without a crash, and every pause with it', async () => {
  const answer = find();
  const pause = line.pause(60_000);
  line.end();
  await pause;
  expect(await answer).toEqual({ type: 'lost' });
  expect(line.crashed).toBe(false);
  expect(line.ended).toBe(true);
  expect(timers.pending()).toBe(0);
});
