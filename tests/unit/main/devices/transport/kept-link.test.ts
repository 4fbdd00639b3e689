import { expect, test } from 'vitest';
import { err, ok } from '../../../../../domain/kernel/result.ts';
import { seconds } from '../../../../../domain/kernel/time.ts';
import type { ByteStream, Transport } from '../../../../../main/devices/transport/byte-stream.ts';
import {
  closeLimitMs,
  createKeptLink,
  openLimitMs,
  provenAfterMs,
  settleAfterWakeMs,
} from '../../../../../main/devices/transport/kept-link.ts';
import { createFakeTimers } from '../../../../support/fake-timers.ts';
import { createMemoryCable } from '../../../../support/memory-link.ts';

function makeRig() {
  const timers = createFakeTimers();
  const cable = createMemoryCable(() => {});
  const story: string[] = [];
  const streams: ByteStream[] = [];
  const wakes = new Set<() => void>();
  const link = createKeptLink({
    transport: cable.transport,
    timers,
    wake(onWake) {
      wakes.add(onWake);
      return () => wakes.delete(onWake);
    },
    onAttempt: () => story.push(`try ${timers.now()}`),
    onUp(stream) {
      streams.push(stream);
      story.push(`up ${timers.now()}`);
    },
    onDown: ({ detail }) => story.push(`down ${timers.now()} ${detail}`),
  });
  /** The story without the attempts. */
  const changes = (): readonly string[] => story.filter((line) => !line.startsWith('try'));
  const wake = (): void => {
    for (const onWake of wakes) onWake();
  };
  return { timers, cable, story, changes, streams, wakes, wake, link };
}

test('it keeps trying with growing waits until the link is up', async () => {
  const { timers, cable, changes, link } = makeRig();
  cable.unplug();
  link.start();
  await timers.advance(seconds(7));
  cable.plug();
  await timers.advance(seconds(10));
  expect(changes()).toEqual(['down 0 unplugged', 'down 1000 unplugged', 'down 3000 unplugged', 'up 8000']);
  await link.stop();
});

// A device server that takes every connection and drops it at once must not be hammered every second.
test('the waits start over only after a link that lasted', async () => {
  const { timers, cable, changes, link } = makeRig();
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
  expect(changes()).toEqual([
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
  const { timers, changes, streams, link } = makeRig();
  link.start();
  await timers.advance(0);
  link.drop({ kind: 'lost', detail: 'useless' });
  link.drop({ kind: 'lost', detail: 'twice' });
  expect(await streams[0]?.write(new Uint8Array(1))).toMatchObject({ ok: false });
  expect(changes()).toEqual(['up 0', 'down 0 useless']);
  await link.stop();
});

test('stopped while waiting, it never comes up and leaves no alarm', async () => {
  const { timers, cable, changes, link } = makeRig();
  cable.unplug();
  link.start();
  await timers.advance(0);
  await link.stop();
  cable.plug();
  await timers.advance(seconds(60));
  expect(changes()).toEqual(['down 0 unplugged']);
  expect(timers.pending()).toBe(0);
});

test('stopped while opening, it closes what opens', async () => {
  const { cable, changes, link } = makeRig();
  link.start();
  await link.stop();
  expect(changes()).toEqual([]);
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

/** A transport whose openings are in the test's hand. */
function makeSlowRig() {
  const timers = createFakeTimers();
  const cable = createMemoryCable(() => {});
  const story: string[] = [];
  const waiting: (() => Promise<void>)[] = [];
  const link = createKeptLink({
    transport: {
      name: 'slow to open',
      open: () =>
        new Promise((resolve) => {
          waiting.push(async () => resolve(await cable.transport.open()));
        }),
    },
    timers,
    onUp: () => story.push(`up ${timers.now()}`),
    onDown: ({ kind }) => story.push(`down ${timers.now()} ${kind}`),
  });
  return { timers, cable, story, waiting, link };
}

test('an opening that never settles is given up, tried anew, and closed should it settle late', async () => {
  const { timers, cable, story, waiting, link } = makeSlowRig();
  link.start();
  await timers.advance(openLimitMs + seconds(1));
  expect(story).toEqual([`down ${openLimitMs} timeout`]);
  expect(waiting).toHaveLength(2);
  await waiting[0]?.();
  await timers.advance(0);
  expect(cable.isOpen).toBe(false);
  await waiting[1]?.();
  await timers.advance(0);
  expect(story.at(-1)).toBe(`up ${openLimitMs + seconds(1)}`);
  await link.stop();
});

test('stopped under an opening that never settles, it stops all the same and can start again', async () => {
  const { timers, cable, story, waiting, link } = makeSlowRig();
  link.start();
  const stopping = link.stop();
  await timers.advance(closeLimitMs);
  await stopping;
  link.start();
  await waiting[1]?.();
  await timers.advance(0);
  // What was begun before the stop is closed, not taken for the present link.
  await waiting[0]?.();
  await timers.advance(0);
  expect(story).toEqual([`up ${closeLimitMs}`]);
  expect(cable.attempts).toBe(2);
  await link.stop();
});

test('a close that never ends holds up neither the next attempt nor the stop', async () => {
  const timers = createFakeTimers();
  const cable = createMemoryCable(() => {});
  const open: Transport['open'] = async () => {
    const opened = await cable.transport.open();
    return opened.ok ? ok({ ...opened.value, close: () => new Promise(() => {}) }) : opened;
  };
  let ups = 0;
  const link = createKeptLink({
    transport: { name: 'never closes', open },
    timers,
    onUp: () => (ups += 1),
    onDown: () => {},
  });
  link.start();
  await timers.advance(0);
  link.drop({ kind: 'lost', detail: 'useless' });
  await timers.advance(seconds(1));
  expect(ups).toBe(2);
  const stopping = link.stop();
  await timers.advance(closeLimitMs);
  await stopping;
  expect(timers.pending()).toBe(0);
});

// The tenth of ten seconds' wait is long when somebody has just put the plug back.
test('woken while waiting, it tries again a moment later', async () => {
  const { timers, cable, changes, wake, link } = makeRig();
  cable.unplug();
  link.start();
  await timers.advance(seconds(20));
  cable.plug();
  wake();
  await timers.advance(settleAfterWakeMs);
  expect(changes().at(-1)).toBe(`up ${seconds(20) + settleAfterWakeMs}`);
  await link.stop();
});

test('woken in vain, it goes on with short waits again', async () => {
  const { timers, cable, story, wake, link } = makeRig();
  cable.unplug();
  link.start();
  await timers.advance(seconds(20));
  story.length = 0;
  wake();
  await timers.advance(seconds(4));
  expect(story.filter((line) => line.startsWith('try'))).toEqual(['try 21000', 'try 22000', 'try 24000']);
  await link.stop();
});

test('a plug that chatters does not push the attempt away', async () => {
  const { timers, cable, changes, wake, link } = makeRig();
  cable.unplug();
  link.start();
  await timers.advance(seconds(20));
  cable.plug();
  for (let turn = 0; turn < 10; turn += 1) {
    wake();
    await timers.advance(settleAfterWakeMs / 5);
  }
  expect(changes().at(-1)).toBe(`up ${seconds(20) + settleAfterWakeMs}`);
  await link.stop();
});

test('woken while an attempt is under way, it tries once more a moment after that has failed', async () => {
  const timers = createFakeTimers();
  let onWake = (): void => {};
  let fail = (): void => {};
  const tries: number[] = [];
  const link = createKeptLink({
    transport: {
      name: 'fails when told',
      open: () =>
        new Promise((resolve) => {
          tries.push(timers.now());
          fail = () => resolve(err({ kind: 'no-such-port', detail: 'not there yet' }));
        }),
    },
    timers,
    wake(given) {
      onWake = given;
      return () => {};
    },
    onUp: () => {},
    onDown: () => {},
  });
  link.start();
  for (let failures = 0; failures < 4; failures += 1) {
    fail();
    await timers.advance(seconds(10));
  }
  onWake();
  fail();
  await timers.advance(settleAfterWakeMs);
  expect(timers.now() - (tries.at(-1) ?? 0)).toBe(0);
  fail();
  await timers.advance(0);
  await link.stop();
});

test('a link that is up is not disturbed by a wake, and a stopped one does not listen', async () => {
  const { timers, cable, changes, wakes, wake, link } = makeRig();
  link.start();
  await timers.advance(0);
  wake();
  await timers.advance(seconds(20));
  expect(changes()).toEqual(['up 0']);
  expect(cable.attempts).toBe(1);
  await link.stop();
  expect(wakes.size).toBe(0);
});

test('a transport that throws, because its library cannot be loaded, is down like any other', async () => {
  const timers = createFakeTimers();
  const faults: string[] = [];
  const link = createKeptLink({
    transport: { name: 'broken', open: () => Promise.reject(new Error('no binary for this machine')) },
    timers,
    onUp: () => {},
    onDown: ({ kind, detail }) => faults.push(`${kind}: ${detail}`),
  });
  link.start();
  await timers.advance(seconds(1));
  expect(faults.length).toBeGreaterThan(1);
  expect(faults[0]).toBe('lost: no binary for this machine');
  await link.stop();
});
