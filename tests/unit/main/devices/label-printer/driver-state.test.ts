import { expect, test } from 'vitest';
import { defaultPrinterTimings as timings } from '../../../../../main/devices/label-printer/timings.ts';
import { reconnectDelaysMs } from '../../../../../main/devices/transport/backoff.ts';
import {
  confirmations,
  empty,
  failed,
  idle,
  media,
  printing,
  toyLanguage,
  toyPrinter,
} from './toy-printer.ts';

const language = toyLanguage(confirmations.status);

test('warnings and media are told with the health, once for each change', async () => {
  const rig = await toyPrinter({ language });
  const report = { widthMm: media.widthMm, lengthMm: media.heightMm };
  const low = { ...idle, warnings: ['labels-low' as const], media: report };
  rig.answers['status?'] = [low, low, { ...low, warnings: [] }, empty];
  await rig.timers.advance(timings.watchMs * 4);
  expect(rig.states).toEqual([
    { health: 'ready', warnings: [] },
    { health: 'ready', warnings: ['labels-low'], media: report },
    { health: 'ready', warnings: [], media: report },
    { health: 'out-of-labels', warnings: [] },
  ]);
});

test.each([
  ['another width', { widthMm: 12, lengthMm: 5 }],
  ['another length', { widthMm: 10, lengthMm: 7 }],
  ['an endless roll', { widthMm: 10, lengthMm: 0 }],
])('%s than the printer was set up for is not printed on', async (_, other) => {
  const rig = await toyPrinter({ language });
  rig.answers['status?'] = [{ ...idle, media: other }];
  rig.took();
  expect(await rig.print()).toMatchObject(failed('wrong-media'));
  expect(rig.took()).not.toContain('picture');
  expect(rig.states.at(-1)).toEqual({ health: 'wrong-media', warnings: [], media: other });
});

test('a millimetre more or less is the same label', async () => {
  const rig = await toyPrinter({ language });
  const close = { ...idle, media: { widthMm: 11, lengthMm: 4 } };
  rig.answers['status?'] = [close, close, { ...close, printing: true }, close];
  expect(await rig.print()).toEqual({ outcome: 'printed' });
});

test('an endless roll set up as one is right whatever the length of a label', async () => {
  const rig = await toyPrinter({ language, media: { ...media, gapMm: 0 } });
  rig.answers['status?'] = [{ ...idle, media: { widthMm: 10, lengthMm: 0 } }];
  await rig.timers.advance(timings.watchMs);
  expect(rig.states.at(-1)?.health).toBe('ready');
});

test('labels are counted when they are out or may be, and the printer is quoted', async () => {
  const rig = await toyPrinter({ language });
  rig.answers['status?'] = [idle, idle, printing, idle];
  await rig.print();
  rig.answers['status?'] = [idle, idle, 'mute'];
  await rig.print();
  rig.answers['status?'] = [empty];
  await rig.print();
  expect(rig.counts).toEqual(['labels', 'labels']);
  expect(new Set(rig.words)).toEqual(new Set(['idle', 'printing', 'empty']));
});

test('every visit is a sign of life, also to a printer that is not there', async () => {
  const rig = await toyPrinter({ language });
  const before = rig.alive();
  rig.cable.unplug();
  await rig.timers.advance(timings.watchMs * 5);
  expect(rig.alive()).toBeGreaterThan(before + 2);
});

test('a reconnect after a lost link is counted', async () => {
  const rig = await toyPrinter({ language });
  rig.answers['status?'] = ['pull'];
  await rig.timers.advance(timings.watchMs);
  expect(rig.counts).toEqual([]);
  rig.answers['status?'] = [idle];
  rig.cable.plug();
  await rig.timers.advance(reconnectDelaysMs[0] ?? 0);
  await rig.timers.advance(timings.watchMs);
  expect(rig.counts).toEqual(['retries']);
});

test('a link that is lost on every visit is as good as absent', async () => {
  const rig = await toyPrinter({ language });
  rig.answers['status?'] = ['pull'];
  for (const ms of [timings.watchMs, ...reconnectDelaysMs]) {
    await rig.timers.advance(ms);
    rig.cable.plug();
  }
  expect(rig.states.map(({ health }) => health)).toEqual(['ready', 'connecting', 'absent']);
  expect(rig.states.at(-1)?.detail).toBe('unplugged');
});
