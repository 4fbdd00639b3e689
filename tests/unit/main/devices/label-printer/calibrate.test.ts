import { expect, test } from 'vitest';
import { defaultPrinterTimings as timings } from '../../../../../main/devices/label-printer/timings.ts';
import { confirmations, empty, idle, media, printing, toyLanguage, toyPrinter } from './toy-printer.ts';

const measuring = toyLanguage(confirmations.status, { calibrate: Buffer.from('measure') });

const calibrated = async (before: readonly (typeof idle | 'mute' | 'pull')[]) => {
  const rig = await toyPrinter({ language: measuring });
  rig.answers['status?'] = before;
  rig.took();
  return { outcome: await rig.soon(rig.printer.calibrate()), took: rig.took() };
};

test('the printer is calibrated when it is idle and well again after the feed', async () => {
  expect(await calibrated([idle, printing, printing, idle])).toEqual({
    outcome: 'calibrated',
    took: 'status? measure status? status? status?',
  });
});

test.each([
  ['empty from the start', [empty], 'out-of-labels', false],
  ['busy with something else', [printing], 'refused', false],
  ['empty after the feed', [idle, empty], 'out-of-labels', true],
  ['never done', [idle, printing], 'unknown', true],
  ['mute', ['mute' as const], 'unknown', true],
  ['gone before', ['pull' as const], 'absent', false],
  ['gone meanwhile', [idle, 'pull' as const], 'interrupted', true],
] as const)('a printer that is %s', async (_, answers, problem, measured) => {
  const { outcome, took } = await calibrated(answers);
  expect(outcome).toBe(problem);
  expect(took.includes('measure')).toBe(measured);
});

test('a mute printer is not waited for', async () => {
  const rig = await toyPrinter({ language: measuring });
  rig.answers['status?'] = ['mute'];
  const startedMs = rig.timers.now();
  await rig.soon(rig.printer.calibrate());
  expect(rig.timers.now() - startedMs).toBeLessThan(timings.calibrateMs);
});

test('wrong labels do not keep the printer from measuring them', async () => {
  const other = { ...idle, media: { widthMm: 10, lengthMm: 30 } };
  expect(await calibrated([other, idle])).toMatchObject({ outcome: 'calibrated' });
});

test('a language without such a command, and an endless roll, are unsupported at once', async () => {
  const without = await toyPrinter({ language: toyLanguage(confirmations.status) });
  expect(await without.printer.calibrate()).toBe('unsupported');
  const endless = await toyPrinter({ language: measuring, media: { ...media, gapMm: 0 } });
  expect(await endless.printer.calibrate()).toBe('unsupported');
});

test('a calibration waits behind the label in the queue, and a stopped driver refuses it', async () => {
  const rig = await toyPrinter({ language: measuring });
  rig.answers['status?'] = [idle, idle, printing, idle];
  rig.took();
  const order: string[] = [];
  const both = Promise.all([
    rig.print().then(() => order.push('label')),
    rig.printer.calibrate().then(() => order.push('measure')),
  ]);
  await rig.soon(both);
  expect(order).toEqual(['label', 'measure']);
  const stopped = rig.printer.stop();
  await rig.timers.advance(timings.closeGraceMs * 2);
  await stopped;
  expect(await rig.printer.calibrate()).toBe('refused');
});
