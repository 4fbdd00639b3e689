import { afterEach, expect, test } from 'vitest';
import type { PrinterHealth } from '../../../../../domain/visit/status.ts';
import { blankBitmap, fillRect } from '../../../../../main/devices/label-printer/bitmap.ts';
import { createTsplPrinter } from '../../../../../main/devices/label-printer/driver.ts';
import type { TsplPrinterOptions } from '../../../../../main/devices/label-printer/driver.ts';
import type { Bitmap, PrintOutcome } from '../../../../../main/devices/label-printer/port.ts';
import { defaultPrinterTimings as timings } from '../../../../../main/devices/label-printer/timings.ts';
import { reconnectDelaysMs } from '../../../../../main/devices/transport/backoff.ts';
import { createFakeTimers, settle } from '../../../../support/fake-timers.ts';
import { createFakePrinter, mute, printing, says } from './fake-printer.ts';

const media = { widthMm: 10, heightMm: 5, gapMm: 2, dpi: 203 };
const pictureBytes = 10 * 40;

function badge(): Bitmap {
  const bitmap = blankBitmap(80, 40);
  fillRect(bitmap, 0, 0, 80, 10, true);
  return bitmap;
}

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** A driver that has made its first visit and rests until the next. */
async function served(options: Partial<TsplPrinterOptions> = {}, prepare?: (fake: Fake) => void) {
  const fake = createFakePrinter();
  prepare?.(fake);
  const timers = createFakeTimers();
  const printer = createTsplPrinter({ transport: fake.transport, media, timers, ...options });
  const health: PrinterHealth[] = [];
  printer.onHealth((each) => health.push(each));
  printer.start();
  await timers.advance(timings.statusReplyMs);
  stops.push(async () => {
    const stopped = printer.stop();
    await timers.advance(60_000);
    await stopped;
  });

  /** Prints and lets up to a minute pass, or only as long as the label takes. */
  const print = async (bitmap = badge(), onAccepted?: () => void): Promise<PrintOutcome> => {
    let outcome: PrintOutcome | undefined;
    void printer.print(bitmap, onAccepted).then((each) => (outcome = each));
    for (let step = 0; outcome === undefined && step < 1_000; step += 1) await timers.advance(timings.pollMs);
    if (!outcome) throw new Error('no outcome within a minute');
    return outcome;
  };
  const jobs = (): string[] =>
    fake.received.map((each) => each.toString('latin1')).filter((each) => each !== '');
  return { fake, timers, printer, health, print, jobs };
}
type Fake = ReturnType<typeof createFakePrinter>;

const failed = (problem: string) => expect.objectContaining({ outcome: 'failed', problem });
const unconfirmed = expect.objectContaining({ outcome: 'sent-unconfirmed' });

test('a label is printed when the printer began to print and stopped without a fault', async () => {
  const { print, fake, health } = await served();
  fake.log.length = 0;
  let accepted = 0;
  expect(await print(badge(), () => (accepted += 1))).toEqual({ outcome: 'printed' });
  expect(accepted).toBe(1);
  expect(fake.log).toEqual(['open', 'ask', 'picture', 'ask', 'fire', 'ask', 'ask', 'close']);
  expect(health).toEqual(['ready']);
});

test('the label counts as accepted before it is known to be printed', async () => {
  const { print, fake } = await served();
  let asksAtAcceptance = -1;
  fake.log.length = 0;
  await print(badge(), () => (asksAtAcceptance = fake.log.filter((each) => each === 'ask').length));
  expect(asksAtAcceptance).toBe(2);
});

// Before the picture

test.each([
  [says.coverOpen, 'cover-open'],
  [says.jam, 'jammed'],
  [says.empty, 'out-of-labels'],
  [says.ribbonOut, 'out-of-ribbon'],
  [says.paused, 'paused'],
  [0x80, 'over-heated'],
] as const)('nothing is sent to a printer that says %i: failed with %s', async (byte, problem) => {
  const { print, fake, jobs, health } = await served();
  fake.before = [byte];
  expect(await print()).toEqual(failed(problem));
  expect(jobs()).toEqual([]);
  expect(health.at(-1)).toBe(problem);
});

test('a label fails at once with `absent` when nobody answers at the address', async () => {
  const { print, fake, health } = await served();
  fake.plugged = false;
  expect(await print()).toEqual(failed('absent'));
  expect(health.at(-1)).toBe('absent');
});

test('a label waits for the one before it in the printer', async () => {
  const { print, fake } = await served();
  fake.before = [printing, printing, says.ready];
  expect(await print()).toEqual({ outcome: 'printed' });
});

test('a printer that stays busy with something else gets nothing pushed in behind it', async () => {
  const { print, fake, jobs } = await served();
  fake.before = [printing];
  expect(await print()).toEqual(failed('refused'));
  expect(jobs()).toEqual([]);
});

// Between the picture and PRINT

test('a link that breaks in the picture printed nothing: failed, and said so', async () => {
  const { print, fake, jobs } = await served();
  fake.trouble = { at: 'picture', how: 'pull' };
  let accepted = false;
  expect(await print(badge(), () => (accepted = true))).toEqual(failed('interrupted'));
  expect(accepted).toBe(false);
  expect(jobs().join()).not.toMatch(/^PRINT/m);
});

test('a printer that stops reading inside the picture is given up', async () => {
  const { print, fake } = await served();
  fake.trouble = { at: 'picture', how: 'stall' };
  expect(await print()).toEqual(failed('interrupted'));
  expect(fake.log.at(-1)).toBe('close');
});

test('a cover opened while the picture was on its way stops the label before PRINT', async () => {
  const { print, fake, jobs } = await served();
  fake.before = [says.ready, says.coverOpen];
  expect(await print()).toEqual(failed('cover-open'));
  expect(jobs().join()).not.toMatch(/^PRINT/m);
});

// From PRINT on

test('a link that breaks at PRINT leaves the label in doubt', async () => {
  const { print, fake } = await served();
  fake.trouble = { at: 'fire', how: 'pull' };
  expect(await print()).toEqual(unconfirmed);
});

test.each([
  ['the fault comes before printing began', [says.empty], failed('out-of-labels')],
  ['the fault comes while printing', [printing, printing | says.empty], failed('out-of-labels')],
  ['the label hangs in the printer', [printing, says.jam], failed('jammed')],
  ['the roll ended with this label, or cut it short', [printing, says.empty], unconfirmed],
  ['somebody opened the cover as the label ended', [printing, says.coverOpen], unconfirmed],
  [
    'it paused in the label and went on',
    [printing, says.paused, printing, says.ready],
    { outcome: 'printed' },
  ],
  ['it pauses for good', [printing, says.paused], unconfirmed],
  ['it never says that it is printing', [says.ready], unconfirmed],
  ['it never ends', [printing], unconfirmed],
  ['it falls silent', [printing, mute], unconfirmed],
  [
    'it is deaf for a moment while the motor runs',
    [mute, printing, mute, says.ready],
    { outcome: 'printed' },
  ],
  ['the link is lost', [printing, 'pull' as const], unconfirmed],
] as const)('after PRINT, when %s', async (_story, answers, outcome) => {
  const { print, fake } = await served();
  fake.afterFire = [...answers];
  expect(await print()).toEqual(outcome);
});

test('a fault leaves doubt when the printer may repeat the label by itself', async () => {
  const { print, fake, jobs } = await served({ settings: { reprintOff: false } });
  fake.afterFire = [printing, printing | says.empty];
  expect(await print()).toEqual(unconfirmed);
  expect(jobs().join()).not.toContain('REPRINT');
});

test('a mute printer still prints, at the price of one wait, and is never believed', async () => {
  const { print, fake, health, timers } = await served({}, (each) => (each.before = [mute]));
  expect(health).toEqual(['unknown']);
  fake.afterFire = [mute];
  const startedMs = timers.now();
  let acceptedMs = Number.NaN;
  expect(await print(badge(), () => (acceptedMs = timers.now() - startedMs))).toEqual(unconfirmed);
  expect(acceptedMs).toBeLessThanOrEqual(timings.statusReplyMs);
});

test('a printer in the wrong mode that answers with text says nothing about its state', async () => {
  const { health } = await served({}, (fake) => {
    fake.before = [mute];
    const chatter = () => fake.chatter(Buffer.from('ERR\r\n'));
    const open = fake.transport.open.bind(fake.transport);
    Object.assign(fake.transport, { open: async () => open().finally(() => setImmediate(chatter)) });
  });
  await settle();
  expect(health).toEqual(['unknown']);
});

test('bytes nobody asked for are not taken for a status', async () => {
  const { print, fake } = await served();
  fake.afterFire = [printing, printing, says.ready];
  const ended = print();
  fake.chatter(Uint8Array.of(says.empty));
  expect(await ended).toEqual({ outcome: 'printed' });
});

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
