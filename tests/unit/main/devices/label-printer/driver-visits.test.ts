import { expect, test } from 'vitest';
import { blankBitmap, fillRect } from '../../../../../main/devices/label-printer/bitmap.ts';
import { defaultPrinterTimings as timings } from '../../../../../main/devices/label-printer/timings.ts';
import { reconnectDelaysMs } from '../../../../../main/devices/transport/backoff.ts';
import { badge, failed, pictureBytes, served, unconfirmed } from './driver-rig.ts';
import { mute, printing, says } from './fake-printer.ts';

// After a half-sent job

test('the first visit ends what an earlier owner of the port may have left half-sent; later visits need not', async () => {
  const { print, fake } = await served();
  expect(fake.log.slice(0, 2)).toEqual(['open', 'flush']);
  await print();
  expect(fake.flushed).toHaveLength(1);
  expect(fake.flushed[0]).toBeGreaterThanOrEqual(pictureBytes);
});

test('after a link that broke inside a picture, the printer is fed the missing bytes before it is asked anything', async () => {
  const { print, fake } = await served();
  fake.trouble = { at: 'picture', how: 'pull' };
  await print();
  fake.log.length = 0;
  expect(await print()).toEqual({ outcome: 'printed' });
  expect(fake.log.slice(0, 3)).toEqual(['open', 'flush', 'ask']);
  expect(fake.flushed.at(-1)).toBeGreaterThanOrEqual(pictureBytes);
});

test('the debt stays when the flush itself breaks off, and a waiting label fails instead of waiting on', async () => {
  const { print, fake } = await served();
  fake.trouble = { at: 'picture', how: 'pull' };
  await print();
  fake.trouble = { at: 'flush', how: 'pull' };
  expect(await print()).toEqual(failed('absent'));
  expect(await print()).toEqual({ outcome: 'printed' });
  expect(fake.flushed).toHaveLength(2);
});

// The flush itself can be lost on its way; the system takes the bytes all the same.
test('a flush that no answer followed is sent again', async () => {
  const { print, fake } = await served();
  fake.trouble = { at: 'picture', how: 'pull' };
  await print();
  fake.before = ['pull', says.ready];
  expect(await print()).toEqual(failed('absent'));
  fake.log.length = 0;
  expect(await print()).toEqual({ outcome: 'printed' });
  expect(fake.log.slice(0, 3)).toEqual(['open', 'flush', 'ask']);
});

test.each([
  ['the link was lost', 'pull' as const],
  ['the printer fell silent', mute],
])('after a label of which nobody knows, because %s, the next one follows a flush', async (_, answer) => {
  const { print, fake } = await served();
  fake.afterFire = [printing, answer];
  expect(await print()).toEqual(unconfirmed);
  fake.afterFire = [printing, says.ready];
  fake.log.length = 0;
  expect(await print()).toEqual({ outcome: 'printed' });
  expect(fake.log.slice(0, 3)).toEqual(['open', 'flush', 'ask']);
});

test('a mute printer is flushed before every label, and not at every look', async () => {
  const { print, fake, timers } = await served({}, (each) => (each.before = [mute]));
  fake.afterFire = [mute];
  await timers.advance(timings.watchMs * 10);
  expect(fake.flushed).toHaveLength(1);
  await print();
  await print();
  expect(fake.flushed).toHaveLength(3);
});

test('the flush can be switched off for firmware that forgets half a job', async () => {
  const { print, fake } = await served({ flushHalfJobs: false });
  fake.trouble = { at: 'picture', how: 'pull' };
  await print();
  expect(await print()).toEqual({ outcome: 'printed' });
  expect(fake.flushed).toEqual([]);
});

// Queue

test('labels go out one after another, each once, over one connection', async () => {
  const { print, fake, jobs } = await served();
  fake.log.length = 0;
  fake.afterFire = [printing, says.ready, says.ready, says.ready, printing, says.ready];
  const outcomes = await Promise.all([print(), print()]);
  expect(outcomes).toEqual([{ outcome: 'printed' }, { outcome: 'printed' }]);
  expect(
    jobs()
      .join()
      .match(/^PRINT 1,1/gm),
  ).toHaveLength(2);
  expect(fake.mostOpen).toBe(1);
  expect(fake.log.filter((each) => each === 'open')).toHaveLength(1);
});

test('a failed label is not sent again by itself', async () => {
  const { print, fake, timers, jobs } = await served();
  fake.trouble = { at: 'fire', how: 'pull' };
  await print();
  await timers.advance(600_000);
  expect(jobs().join()).not.toMatch(/^PRINT/m);
});

test('a picture that cannot be a badge never reaches the printer', async () => {
  const { print, fake } = await served();
  const asked = fake.log.length;
  const black = blankBitmap(80, 40);
  fillRect(black, 0, 0, 80, 40, true);
  expect(await print(blankBitmap(80, 40))).toEqual(failed('refused'));
  expect(await print(black)).toEqual(failed('refused'));
  expect(await print(blankBitmap(88, 40))).toEqual(failed('refused'));
  expect(fake.log).toHaveLength(asked);
});

// Watching

test('between labels the printer is looked at now and then, on a connection that does not stay', async () => {
  const { fake, timers, health } = await served();
  fake.log.length = 0;
  await timers.advance(timings.watchMs);
  expect(fake.log).toEqual(['open', 'ask', 'close']);
  fake.before = [says.empty];
  await timers.advance(timings.watchMs);
  fake.before = [says.ready];
  await timers.advance(timings.troubleWatchMs);
  expect(health).toEqual(['ready', 'out-of-labels', 'ready']);
});

test('an absent printer is tried ever more slowly and found again by itself', async () => {
  const { fake, timers, health } = await served({}, (each) => (each.plugged = false));
  expect(health).toEqual(['absent']);
  await timers.advance(reconnectDelaysMs.reduce((sum, ms) => sum + ms, 0));
  fake.plugged = true;
  await timers.advance(reconnectDelaysMs.at(-1) ?? 0);
  expect(health).toEqual(['absent', 'ready']);
});

test('a link lost while looking is tried anew, and is not yet called absent', async () => {
  const { fake, timers, health } = await served();
  const open = fake.transport.open.bind(fake.transport);
  fake.before = [mute];
  let cut = true;
  Object.assign(fake.transport, {
    open: async () => {
      const opened = await open();
      if (cut && opened.ok)
        opened.value.write = async () => ({ ok: false, error: { kind: 'lost', detail: 'gone' } });
      cut = false;
      return opened;
    },
  });
  await timers.advance(timings.watchMs);
  expect(health).toEqual(['ready', 'connecting']);
  fake.before = [says.ready];
  await timers.advance(reconnectDelaysMs[0] ?? 0);
  expect(health).toEqual(['ready', 'connecting', 'ready']);
});

test('a stopped driver leaves no timer and no connection, and queued labels are said to be lost', async () => {
  const { printer, fake, timers } = await served();
  fake.afterFire = [printing, says.ready];
  const first = printer.print(badge());
  const second = printer.print(badge());
  const stopped = printer.stop();
  await timers.advance(timings.finishMs);
  await stopped;
  expect([(await first).outcome, (await second).outcome]).toContain('failed');
  expect(timers.pending()).toBe(0);
  expect(fake.log.at(-1)).toBe('close');
  expect(await printer.print(badge())).toEqual(failed('refused'));
});
