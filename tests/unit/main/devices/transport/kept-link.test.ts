import { expect, test } from 'vitest';
import { ok } from '../../../../../domain/kernel/result.ts';
import { seconds } from '../../../../../domain/kernel/time.ts';
import type { ByteStream, Transport } from '../../../../../main/devices/transport/byte-stream.ts';
import { createKeptLink, provenAfterMs } from '../../../../../main/devices/transport/kept-link.ts';
import { createFakeTimers } from '../../../../support/fake-timers.ts';
import { createMemoryCable } from '../../../../support/memory-link.ts';

function makeRig() {
  const timers = createFakeTimers();
  const cable = createMemoryCable(() => {});
  const story: string[] = [];
  const streams: ByteStream[] = [];
  const link = createKeptLink({
    transport: cable.transport,
    timers,
    onUp(stream) {
      streams.push(stream);
      story.push(`up ${timers.now()}`);
    },
    onDown: ({ detail }) => story.push(`down ${timers.now()} ${detail}`),
  });
  return { timers, cable, story, streams, link };
}

test('it keeps trying with growing waits until the link is up', async () => {
  const { timers, cable, story, link } = makeRig();
  cable.unplug();
  link.start();
  await timers.advance(seconds(7));
  cable.plug();
  await timers.advance(seconds(10));
  expect(story).toEqual(['down 0 unplugged', 'down 1000 unplugged', 'down 3000 unplugged', 'up 8000']);
  await link.stop();
});

// A device server that takes every connection and drops it at once must not be hammered every second.
test('the waits start over only after a link that lasted', async () => {
  const { timers, cable, story, link } = makeRig();
  link.start();
  await timers.advance(0);
  const drop = () => link.drop({ kind: 'lost', detail: 'useless' });
  drop();
  await timers.advance(seconds(1));
  drop();
  await timers.advance(seconds(2));
  await timers.advance(provenAfterMs);
  drop();
  await timers.advance(seconds(1));
  expect(story).toEqual([
    'up 0',
    'down 0 useless',
    'up 1000',
    'down 1000 useless',
    'up 3000',
    'down 13000 useless',
    'up 14000',
  ]);
  expect(cable.attempts).toBe(4);
  await link.stop();
});

test('a dropped link is closed, and a loss reported later changes nothing', async () => {
  const { timers, story, streams, link } = makeRig();
  link.start();
  await timers.advance(0);
  link.drop({ kind: 'lost', detail: 'useless' });
  link.drop({ kind: 'lost', detail: 'twice' });
  expect(await streams[0]?.write(new Uint8Array(1))).toMatchObject({ ok: false });
  expect(story).toEqual(['up 0', 'down 0 useless']);
  await link.stop();
});

test('stopped while waiting, it never comes up and leaves no alarm', async () => {
  const { timers, cable, story, link } = makeRig();
  cable.unplug();
  link.start();
  await timers.advance(0);
  await link.stop();
  cable.plug();
  await timers.advance(seconds(60));
  expect(story).toEqual(['down 0 unplugged']);
  expect(timers.pending()).toBe(0);
});

test('stopped while opening, it closes what opens', async () => {
  const { cable, story, link } = makeRig();
  link.start();
  await link.stop();
  expect(story).toEqual([]);
  expect(cable.isOpen).toBe(false);
});

// A serial port that is still being closed cannot be opened again by whoever comes next.
test('stopped, it waits for a link that it dropped before to be closed', async () => {
  const timers = createFakeTimers();
  const cable = createMemoryCable(() => {});
  let closed = (): void => {};
  const closing = new Promise<void>((resolve) => (closed = resolve));
  const open: Transport['open'] = async () => {
    const opened = await cable.transport.open();
    return opened.ok ? ok({ ...opened.value, close: () => closing }) : opened;
  };
  const link = createKeptLink({
    transport: { name: 'slow to close', open },
    timers,
    onUp: () => {},
    onDown: () => {},
  });
  link.start();
  await timers.advance(0);
  link.drop({ kind: 'lost', detail: 'useless' });
  let stopped = false;
  const stopping = link.stop().then(() => (stopped = true));
  await timers.advance(seconds(1));
  expect(stopped).toBe(false);
  closed();
  await stopping;
  expect(timers.pending()).toBe(0);
});
