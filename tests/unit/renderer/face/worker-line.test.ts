import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { err, ok } from '../../../../domain/kernel/result.ts';
import type { FaceApiNets } from '../../../../renderer/face/engine/nets.ts';
import { createWorkerLine } from '../../../../renderer/face/engine/worker-line.ts';

class FakePicture {
  closed = false;
  close() {
    this.closed = true;
  }
}

/** The far end of the line: hears calls, answers when told to. */
class FakeWorker extends EventTarget {
  readonly heard: { method: string; handed: number }[] = [];
  terminated = false;
  postMessage({ method }: { method: string }, handed: unknown[]) {
    this.heard.push({ method, handed: handed.length });
  }
  terminate() {
    this.terminated = true;
  }
  answer(data: unknown) {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

let worker: FakeWorker;
let line: ReturnType<typeof createWorkerLine<FaceApiNets>>;
const picture = () => new FakePicture() as unknown as ImageBitmap & FakePicture;
const soon = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('ImageBitmap', FakePicture);
  worker = new FakeWorker();
  line = createWorkerLine<FaceApiNets>(worker as unknown as Worker);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a second call waits until the first is answered, and pictures are handed over', async () => {
  const first = line.call('prepare');
  const second = line.call('describe', picture(), 'live');
  await soon();
  expect(worker.heard).toEqual([{ method: 'prepare', handed: 0 }]);
  worker.answer(ok());
  expect(await first).toEqual(ok());
  await soon();
  expect(worker.heard).toEqual([
    { method: 'prepare', handed: 0 },
    { method: 'describe', handed: 1 },
  ]);
  worker.answer(ok(undefined));
  expect(await second).toEqual(ok());
});

test('a fault of the nets is an answer, and the line goes on', async () => {
  const first = line.call('prepare');
  await soon();
  worker.answer(err('no-wasm'));
  expect(await first).toEqual(err('no-wasm'));
  const second = line.call('prepare');
  await soon();
  worker.answer(ok());
  expect(await second).toEqual(ok());
});

test.each(['error', 'messageerror'])(
  'after %s every call says so, and pictures are closed',
  async (event) => {
    const under = line.call('describe', picture(), 'live');
    const waiting = picture();
    const later = line.call('describe', waiting, 'live');
    await soon();
    worker.dispatchEvent(new Event(event));
    expect(await under).toEqual(err('worker-died'));
    expect(await later).toEqual(err('worker-died'));
    expect(waiting.closed).toBe(true);
    expect(worker.heard).toHaveLength(1);
    expect(worker.terminated).toBe(true);
  },
);

test('nets that threw are not asked again', async () => {
  const call = line.call('describe', picture(), 'live');
  await soon();
  worker.answer(err('worker-died'));
  expect(await call).toEqual(err('worker-died'));
  expect(worker.terminated).toBe(true);
  expect(await line.call('prepare')).toEqual(err('worker-died'));
});

test('a worker that hangs is given up after half a minute, one that answers is not', async () => {
  const quick = line.call('prepare');
  await soon();
  worker.answer(ok());
  await quick;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(worker.terminated).toBe(false);
  const hanging = line.call('describe', picture(), 'live');
  await vi.advanceTimersByTimeAsync(29_999);
  expect(worker.terminated).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await hanging).toEqual(err('worker-died'));
  expect(worker.terminated).toBe(true);
});

test('a closed line answers at once', async () => {
  const under = line.call('prepare');
  await soon();
  line.close();
  expect(await under).toEqual(err('worker-died'));
});
