import { expect, test } from 'vitest';
import type { PrinterMessage } from '../../../../../main/devices/label-printer/language.ts';
import { defaultPrinterTimings as timings } from '../../../../../main/devices/label-printer/timings.ts';
import {
  begun,
  completed,
  confirmations,
  empty,
  failed,
  idle,
  jammed,
  printing,
  toyLanguage,
  toyPrinter,
  unconfirmed,
} from './toy-printer.ts';

// A printer that speaks up by itself

const speaking = () =>
  toyPrinter({ language: toyLanguage(confirmations.messages, { asksBehindPicture: false }) });

test('a message that the label is out is believed, and nothing is asked until it comes', async () => {
  const rig = await speaking();
  rig.took();
  const outcome = rig.print();
  await rig.timers.advance(60);
  rig.say(begun);
  await rig.timers.advance(1_000);
  rig.say(completed);
  expect(await outcome).toEqual({ outcome: 'printed' });
  expect(rig.took()).toBe('status? picture fire');
});

test.each([
  ['an error before it began', [{ says: 'failed', status: empty }], failed('out-of-labels')],
  ['an error while it prints', [begun, { says: 'failed', status: jammed }], failed('jammed')],
  ['an error without a name', [begun, { says: 'failed', status: idle }], failed('fault')],
  ['the roll ending with it', [begun, { says: 'completed', status: empty }], unconfirmed],
  ['nothing', [], unconfirmed],
  ['only that it prints', [begun], unconfirmed],
] as const)('behind the label comes %s', async (_, messages, outcome) => {
  const rig = await speaking();
  const printed = rig.print();
  await rig.timers.advance(60);
  for (const message of messages) {
    rig.say(message satisfies PrinterMessage);
    await rig.timers.advance(60);
  }
  expect(await printed).toMatchObject(outcome);
});

test('two messages in one packet are both heard', async () => {
  const rig = await speaking();
  const printed = rig.print();
  await rig.timers.advance(60);
  rig.say(begun);
  rig.say(completed);
  expect(await printed).toEqual({ outcome: 'printed' });
});

test('a message from before the last bytes of the label proves nothing', async () => {
  const rig = await speaking();
  rig.answers['picture'] = [completed];
  expect(await rig.print()).toMatchObject(unconfirmed);
});

test('a link lost before the message leaves the label in doubt', async () => {
  const rig = await speaking();
  const printed = rig.print();
  await rig.timers.advance(60);
  rig.cable.unplug();
  expect(await printed).toMatchObject(unconfirmed);
});

test('a printer that was mute before is not waited for', async () => {
  const rig = await speaking();
  rig.answers['status?'] = ['mute'];
  const startedMs = rig.timers.now();
  expect(await rig.print()).toMatchObject(unconfirmed);
  expect(rig.timers.now() - startedMs).toBeLessThanOrEqual(2 * timings.statusReplyMs + 120);
});

// A printer that answers in order, and prints line by line

const ordered = (label = {}) =>
  toyPrinter({
    language: toyLanguage(
      confirmations.reply,
      { asksBehindPicture: false, eject: Buffer.from('eject') },
      { fire: new Uint8Array(0), reprintOff: false, ...label },
    ),
  });

test('an answer behind the picture proves that it was worked through', async () => {
  const rig = await ordered();
  rig.answers['done?'] = ['yes', 'mute', 'mute', 'yes'];
  rig.took();
  expect(await rig.print()).toEqual({ outcome: 'printed' });
  expect(rig.took()).toBe('status? done? picture done? status? done? status? done? status?');
});

test('a printer that does not know the question is not waited for behind the label', async () => {
  const rig = await ordered();
  rig.took();
  const startedMs = rig.timers.now();
  expect(await rig.print()).toMatchObject(unconfirmed);
  expect(rig.took()).toBe('status? done? picture status?');
  expect(rig.timers.now() - startedMs).toBeLessThanOrEqual(timings.statusReplyMs + 120);
});

test('a mute printer is not asked that question at all', async () => {
  const rig = await ordered();
  rig.answers['status?'] = ['mute'];
  rig.took();
  expect(await rig.print()).toMatchObject(unconfirmed);
  expect(rig.took()).toBe('status? picture status?');
});

test('a fault in the label leaves doubt, because such a printer goes on when it is cured', async () => {
  const rig = await ordered();
  rig.answers['done?'] = ['yes', 'mute'];
  rig.answers['status?'] = [idle, empty];
  expect(await rig.print()).toMatchObject(unconfirmed);
  expect(rig.states.at(-1)?.health).toBe('out-of-labels');
});

test('a fault seen with the answer leaves doubt about the end of the label', async () => {
  const rig = await ordered({ reprintOff: true });
  rig.answers['done?'] = ['yes'];
  rig.answers['status?'] = [idle, empty];
  expect(await rig.print()).toMatchObject(unconfirmed);
});

test('an answer that never comes ends in doubt', async () => {
  const rig = await ordered();
  rig.answers['done?'] = ['yes', 'mute'];
  expect(await rig.print()).toMatchObject(unconfirmed);
});

test('a link that breaks inside such a picture leaves doubt, and the piece is moved away before the next', async () => {
  const rig = await ordered();
  rig.answers['done?'] = ['yes'];
  rig.answers['picture'] = ['pull', 'mute'];
  expect(await rig.print()).toMatchObject(unconfirmed);
  rig.took();
  rig.cable.plug();
  expect(await rig.print()).toEqual({ outcome: 'printed' });
  expect(rig.took()).toBe('flush eject status? done? picture done? status?');
  rig.answers['status?'] = [idle, 'mute'];
  rig.answers['done?'] = ['yes', 'mute'];
  expect(await rig.print()).toMatchObject(unconfirmed);
  rig.answers['status?'] = [idle];
  rig.took();
  await rig.print();
  expect(rig.took()).toMatch(/^flush status\?/);
});

test('a link that breaks before such a picture printed nothing', async () => {
  const rig = await ordered();
  rig.answers['done?'] = ['pull'];
  rig.took();
  expect(await rig.print()).toMatchObject(failed('absent'));
  expect(rig.took()).toBe('status? done?');
});

test('what somebody else left half-sent is flushed, but nothing is ejected for it', async () => {
  const rig = await ordered();
  expect(rig.took()).toBe('flush status?');
});

// A printer that tells nothing

test('without any means the label is in doubt, and the state is looked at once more', async () => {
  const rig = await toyPrinter({ language: toyLanguage(confirmations.nothing) });
  rig.answers['status?'] = [idle, idle, empty];
  rig.took();
  expect(await rig.print()).toMatchObject(unconfirmed);
  expect(rig.took()).toBe('status? picture status? fire status?');
  expect(rig.states.at(-1)?.health).toBe('out-of-labels');
});

// A printer whose state is told on the side

const besides = async (statuses: readonly (typeof idle | undefined)[]) => {
  let asked = 0;
  const rig = await toyPrinter({
    language: toyLanguage(confirmations.messages, { asksBehindPicture: false }),
    sideStatus: { ask: () => Promise.resolve(statuses[Math.min(asked++, statuses.length - 1)]) },
  });
  return rig;
};

test('the side status is asked instead of the link, and shows when the label is out', async () => {
  const rig = await besides([idle, idle, idle, printing, printing, idle]);
  expect(rig.states).toEqual([{ health: 'ready', warnings: [] }]);
  rig.took();
  expect(await rig.print()).toEqual({ outcome: 'printed' });
  expect(rig.took()).toBe('flush picture fire');
});

test('a side status that never shows printing leaves doubt', async () => {
  expect(await (await besides([idle])).print()).toMatchObject(unconfirmed);
});

test('a side status with a fault keeps the label from being sent', async () => {
  const rig = await besides([idle, jammed]);
  rig.took();
  expect(await rig.print()).toMatchObject(failed('jammed'));
  expect(rig.took()).not.toContain('picture');
});

test('a side status with a fault behind the picture keeps it from being fired', async () => {
  const rig = await besides([idle, idle, jammed]);
  rig.took();
  expect(await rig.print()).toMatchObject(failed('jammed'));
  expect(rig.took()).not.toContain('fire');
});

test('a side status that never comes, or fails, is silence', async () => {
  for (const ask of [() => new Promise<never>(() => {}), () => Promise.reject(new Error('no route'))]) {
    const rig = await toyPrinter({ language: toyLanguage(confirmations.status), sideStatus: { ask } });
    await rig.timers.advance(timings.sideStatusMs);
    expect(rig.states).toEqual([{ health: 'unknown', warnings: [] }]);
    expect(await rig.print()).toMatchObject(unconfirmed);
  }
});

// A label that waits in the printer

const cancelling = () =>
  toyPrinter({ language: toyLanguage(confirmations.status, { cancel: Buffer.from('cancel') }) });

test('a label that a fault held back is cancelled, so that curing the fault does not print it', async () => {
  const rig = await cancelling();
  rig.answers['status?'] = [idle, idle, { ...idle, faults: ['cover-open'] }];
  rig.took();
  expect(await rig.print()).toMatchObject(failed('cover-open'));
  expect(rig.took()).toBe('status? picture status? fire status? cancel status?');
});

test.each([
  ['nobody answered', 'mute' as const],
  ['did not stop the printer', printing],
])('a cancelling that %s leaves doubt', async (_, after) => {
  const rig = await cancelling();
  rig.answers['status?'] = [idle, idle, empty, after];
  expect(await rig.print()).toMatchObject(unconfirmed);
});
