import { expect, test } from 'vitest';
import type { Bitmap } from '../../../../../../main/devices/label-printer/port.ts';
import { createSimulatedMechanism } from '../../../../../../main/devices/label-printer/simulator/mechanism.ts';
import {
  longStatus,
  shortStatus,
} from '../../../../../../main/devices/label-printer/tspl/simulated-status.ts';
import { createFakeTimers } from '../../../../../support/fake-timers.ts';

const label: Bitmap = { widthDots: 8, heightDots: 1, bytes: Uint8Array.of(1) };
const printMs = 500;

function setUp(labels = 10) {
  const timers = createFakeTimers();
  const printed: Bitmap[] = [];
  const mechanism = createSimulatedMechanism({
    timers,
    printMs,
    labels,
    media: { widthMm: 40, lengthMm: 30 },
    onLabel: (each) => printed.push(each),
  });
  return { timers, printed, mechanism };
}

test('a label takes its time, one after the other', async () => {
  const { timers, printed, mechanism } = setUp();
  mechanism.order({ label, copies: 2, reprint: true });
  expect(mechanism.state().printing).toBe(true);
  await timers.advance(printMs);
  expect([printed.length, mechanism.state().printing]).toEqual([1, true]);
  await timers.advance(printMs);
  expect([printed.length, mechanism.state().printing, mechanism.labelsLeft()]).toEqual([2, false, 8]);
});

test('the last label comes out well; the one after it meets an empty roll', async () => {
  const { timers, printed, mechanism } = setUp(1);
  mechanism.order({ label, copies: 1, reprint: true });
  await timers.advance(printMs);
  expect([printed.length, mechanism.state().outOfLabels]).toEqual([1, false]);
  mechanism.order({ label, copies: 1, reprint: true });
  expect([mechanism.state().printing, mechanism.state().outOfLabels]).toEqual([false, true]);
  mechanism.setLabels(5);
  await timers.advance(printMs);
  expect([printed.length, mechanism.labelsLeft()]).toEqual([2, 4]);
});

test('a fault spoils the label in motion; with reprint the printer makes it again by itself', async () => {
  const { timers, printed, mechanism } = setUp();
  mechanism.order({ label, copies: 1, reprint: true });
  await timers.advance(printMs / 2);
  mechanism.setCover(true);
  await timers.advance(printMs * 2);
  expect(printed).toHaveLength(0);
  mechanism.setCover(false);
  await timers.advance(printMs);
  expect([printed.length, mechanism.labelsLeft()]).toEqual([1, 8]);
});

test('without reprint the spoilt label is gone for good', async () => {
  const { timers, printed, mechanism } = setUp();
  mechanism.order({ label, copies: 1, reprint: false });
  mechanism.setJam(true);
  mechanism.setJam(false);
  await timers.advance(printMs * 2);
  expect([printed.length, timers.pending()]).toEqual([0, 0]);
});

test('orders that arrive while the printer is faulted wait for it', async () => {
  const { timers, printed, mechanism } = setUp();
  mechanism.setRibbon(false);
  mechanism.order({ label, copies: 1, reprint: false });
  await timers.advance(printMs);
  expect(printed).toHaveLength(0);
  mechanism.setRibbon(true);
  await timers.advance(printMs);
  expect(printed).toHaveLength(1);
});

test('a pause lets the label in motion finish and holds the next', async () => {
  const { timers, printed, mechanism } = setUp();
  mechanism.order({ label, copies: 2, reprint: true });
  mechanism.setPaused(true);
  await timers.advance(printMs * 3);
  expect(printed).toHaveLength(1);
  mechanism.setPaused(false);
  await timers.advance(printMs);
  expect(printed).toHaveLength(2);
});

test('a printer that lost its memory prints nothing more', async () => {
  const { timers, printed, mechanism } = setUp();
  mechanism.order({ label, copies: 3, reprint: true });
  mechanism.forget();
  await timers.advance(printMs * 4);
  expect([printed.length, timers.pending()]).toEqual([0, 0]);
});

test('more orders than memory holds are lost', async () => {
  const { timers, printed, mechanism } = setUp(100);
  for (let i = 0; i < 40; i += 1) mechanism.order({ label, copies: 1, reprint: true });
  await timers.advance(printMs * 41);
  expect(printed).toHaveLength(16);
});

// Values from vendors’ data sheets, on purpose not shared with the driver that reads them.
test('status bits combine in both answers', () => {
  const { mechanism } = setUp();
  expect(shortStatus(mechanism.state())).toEqual(Uint8Array.of(0));
  expect(Buffer.from(longStatus(mechanism.state())).toString('latin1')).toBe('\x02@@@@\x03\r\n');
  mechanism.order({ label, copies: 1, reprint: true });
  expect(shortStatus(mechanism.state())).toEqual(Uint8Array.of(0x20));
  expect(Buffer.from(longStatus(mechanism.state())).toString('latin1')).toBe('\x02P@@@\x03\r\n');
  mechanism.setPaused(true);
  expect(shortStatus(mechanism.state())).toEqual(Uint8Array.of(0x30));
  mechanism.setCover(true);
  mechanism.setLabels(0);
  mechanism.setJam(true);
  mechanism.setRibbon(false);
  expect(shortStatus(mechanism.state())).toEqual(Uint8Array.of(0x1f));
  expect(Buffer.from(longStatus(mechanism.state())).toString('latin1')).toBe('\x02E@@g\x03\r\n');
});

test('what is to be done afterwards waits for the labels before it and for a sound printer', async () => {
  const { timers, mechanism } = setUp();
  const done: string[] = [];
  mechanism.afterwards(() => done.push('at once'));
  mechanism.order({ label, copies: 2, reprint: true });
  mechanism.afterwards(() => done.push('after two'));
  expect([done, mechanism.state().orders, mechanism.state().copies]).toEqual([['at once'], 1, 2]);
  await timers.advance(printMs);
  expect(mechanism.state().copies).toBe(1);
  mechanism.setCover(true);
  await timers.advance(printMs * 2);
  expect(done).toEqual(['at once']);
  mechanism.setCover(false);
  await timers.advance(printMs);
  expect([done, mechanism.state().orders]).toEqual([['at once', 'after two'], 0]);
});

test('what is to be done afterwards is forgotten with the orders', async () => {
  const { timers, mechanism } = setUp();
  const done: string[] = [];
  mechanism.order({ label, copies: 1, reprint: true });
  mechanism.afterwards(() => done.push('never'));
  mechanism.forget();
  await timers.advance(printMs * 2);
  expect(done).toEqual([]);
});
