import { expect, test } from 'vitest';
import { createAskLine } from '../../../../../main/devices/relay-board/ask-line.ts';
import type { AskLine } from '../../../../../main/devices/relay-board/ask-line.ts';
import { relayTimings } from '../../../../../main/devices/relay-board/timings.ts';
import type { ByteStream } from '../../../../../main/devices/transport/byte-stream.ts';
import { createFakeTimers } from '../../../../support/fake-timers.ts';
import type { FakeTimers } from '../../../../support/fake-timers.ts';
import { createMemoryCable } from '../../../../support/memory-link.ts';
import { keepVitals } from '../../../../support/relay-board/vitals-diary.ts';

const { answerMs, quietMs, settleMs } = relayTimings;

/** A line whose far end is played by the test. */
async function makeRig(): Promise<{
  readonly line: AskLine;
  readonly timers: FakeTimers;
  readonly far: ByteStream;
  /** When each question arrived. */
  readonly asked: number[];
  readonly words: readonly string[];
  unplug(): void;
}> {
  const timers = createFakeTimers();
  const asked: number[] = [];
  const { promise, resolve } = Promise.withResolvers<ByteStream>();
  const cable = createMemoryCable(resolve);
  const opened = await cable.transport.open();
  if (!opened.ok) throw new Error('the cable does not open');
  const far = await promise;
  far.onData(() => asked.push(timers.now()));
  const vitals = keepVitals();
  const line = createAskLine(opened.value, timers, relayTimings, vitals);
  return { line, timers, far, asked, words: vitals.words, unplug: () => cable.unplug() };
}

const anyByte = () => ({ request: Uint8Array.of(1), find: (heard: Uint8Array) => heard.at(0) });

// On a serial line nothing in an answer tells which question it belongs to.
test('an answer just too late is not taken for that of the next question', async () => {
  const { line, timers, far } = await makeRig();
  const answer = line.ask(anyByte);
  await timers.advance(answerMs + 20);
  await far.write(Uint8Array.of(0xaa));
  await timers.advance(quietMs * 2);
  await far.write(Uint8Array.of(0xbb));
  expect(await answer).toEqual({ ok: true, value: 0xbb });
});

test('a line that never goes quiet is asked again all the same', async () => {
  const { line, timers, far, asked } = await makeRig();
  const answer = line.ask(() => ({ request: Uint8Array.of(1), find: () => undefined }));
  for (let ms = 0; ms < 5_000; ms += 20) {
    await far.write(new Uint8Array(300).fill(7));
    await timers.advance(20);
  }
  expect(await answer).toEqual({
    ok: false,
    error: { kind: 'deaf', detail: 'what the board sends is no answer' },
  });
  expect(asked).toHaveLength(3);
  expect((asked[1] ?? 0) - (asked[0] ?? 0)).toBeLessThanOrEqual(answerMs + settleMs + quietMs);
});

test('silence is said to be silence, after every attempt', async () => {
  const { line, timers, asked, words } = await makeRig();
  const answer = line.ask(anyByte);
  await timers.advance(5_000);
  expect(await answer).toEqual({ ok: false, error: { kind: 'deaf', detail: 'the board does not answer' } });
  expect(asked).toHaveLength(3);
  expect(words).toEqual(['no answer', 'no answer', 'no answer']);
  expect(timers.pending()).toBe(0);
});

test('a lost link ends the waiting at once', async () => {
  const { line, timers, unplug } = await makeRig();
  const answer = line.ask(anyByte);
  await timers.advance(50);
  unplug();
  expect(await answer).toEqual({ ok: false, error: { kind: 'lost', detail: 'unplugged' } });
  expect(timers.pending()).toBe(0);
  expect(await line.tell(Uint8Array.of(1))).toMatchObject({ error: { kind: 'lost' } });
});

test('long answers are shown by their beginning', async () => {
  const { line, timers, far, words } = await makeRig();
  const answer = line.ask(anyByte);
  await timers.advance(20);
  await far.write(new Uint8Array(400).fill(0x0f));
  await answer;
  expect(words).toEqual([`${Array.from({ length: 32 }, () => '0F').join(' ')} …`]);
});
