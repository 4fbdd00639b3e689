import { expect, test } from 'vitest';
import { defaultPrinterTimings as timings } from '../../../../../main/devices/label-printer/timings.ts';
import { tsplLanguage } from '../../../../../main/devices/label-printer/tspl/language.ts';
import { settle } from '../../../../support/fake-timers.ts';
import { badge, failed, served, unconfirmed } from './driver-rig.ts';
import { mute, printing, says } from './fake-printer.ts';

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
  ['the roll turns out empty before printing is seen', [says.empty], failed('out-of-labels')],
  ['the cover opens before printing began, and the label waits', [says.coverOpen], unconfirmed],
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
  const { print, fake, jobs } = await served({ language: tsplLanguage({ reprintOff: false }) });
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
