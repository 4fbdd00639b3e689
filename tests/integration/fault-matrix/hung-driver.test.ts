import { expect, test } from 'vitest';
import { minutes } from '../../../domain/kernel/time.ts';
import { createDeviceRegistry } from '../../../main/devices/health/registry.ts';
import { createSamReader } from '../../../main/devices/id-reader/driver.ts';
import { createSamSimulator } from '../../../main/devices/id-reader/simulator.ts';
import { createLabelPrinter } from '../../../main/devices/label-printer/driver.ts';
import { blankBitmap, fillRect } from '../../../main/devices/label-printer/bitmap.ts';
import { tsplLanguage } from '../../../main/devices/label-printer/tspl/language.ts';
import type { Timers } from '../../../main/devices/transport/timers.ts';
import { supervisedPrinter, supervisedReader } from '../../../main/wiring/supervised.ts';
import { createFakeTimers, settle } from '../../support/fake-timers.ts';
import { citizen } from '../../support/id-reader/cards.ts';
import { createMemoryCable } from '../../support/memory-link.ts';
import { mediumSite, nineOClock } from '../../support/visit/people.ts';
import { createLobby } from './lobby.ts';

// A driver that hangs is one whose next turn never comes. Here the clock of the first driver of each device stops for
// good in the middle of its work; the supervisor's own goes on.

/** Timers that can be made to lose every alarm, those already set as well. */
function stoppable(timers: Timers): Timers & { stall(): void } {
  let stalled = false;
  return {
    ...timers,
    setTimeout: (run, ms) =>
      timers.setTimeout(() => {
        if (!stalled) run();
      }, ms),
    stall() {
      stalled = true;
    },
  };
}

test('a reader that hangs over a card is replaced, and the visit begins with the same card', async () => {
  const timers = createFakeTimers();
  const lobby = createLobby(mediumSite);
  const simulator = createSamSimulator({ timers });
  const cable = createMemoryCable((stream) => simulator.attach(stream));
  const first = stoppable(timers);
  let built = 0;
  const reader = supervisedReader(
    (vitals) => {
      built += 1;
      return createSamReader({
        transport: cable.transport,
        timers: built === 1 ? first : timers,
        vitals,
      });
    },
    { id: 'reader-1', registry: lobby.registry, timers, onHang: lobby.news.hung },
  );
  reader.onEvent((event) => {
    if (event.type === 'health') lobby.news.health('reader-1', event.health, event.detail);
    else lobby.news.card(event);
  });
  reader.start();
  await timers.advance(1_000);
  // Found, and then the module is silent while the driver's alarm for that is lost.
  simulator.misbehave({ on: 'read', what: { type: 'silence' }, times: 1 });
  simulator.putCard(citizen.card);
  await timers.advance(300);
  expect(lobby.story.screen().name).toBe('reading');
  first.stall();

  await timers.advance(minutes(2));
  const [report] = lobby.registry.reports();
  expect(report).toMatchObject({ id: 'reader-1', health: 'ready', counters: { restarts: 1 } });
  expect(lobby.story.screen().name).toBe('notice');
  await reader.stop();
});

test('a printer that hangs over a label is replaced, and the label is nobody else’s to print', async () => {
  const timers = createFakeTimers();
  const registry = createDeviceRegistry(() => nineOClock);
  registry.add({ id: 'printer-1', kind: 'label-printer', driver: 'tspl', link: 'test' }, {});
  // It takes every byte and never answers a question about its state.
  let heard = '';
  const cable = createMemoryCable((stream) =>
    stream.onData((bytes) => {
      heard += Buffer.from(bytes).toString('latin1');
    }),
  );
  const first = stoppable(timers);
  let built = 0;
  const media = { widthMm: 60, heightMm: 40, gapMm: 2, dpi: 203 };
  const printer = supervisedPrinter(
    (vitals) => {
      built += 1;
      return createLabelPrinter({
        ...{ transport: cable.transport, media, vitals },
        timers: built === 1 ? first : timers,
        language: tsplLanguage(),
      });
    },
    { id: 'printer-1', registry, timers, onHang: (id) => registry.restarted(id) },
  );
  printer.start();
  await timers.advance(3_000);
  const label = blankBitmap(480, 320);
  fillRect(label, 40, 40, 200, 100, true);
  const outcome = printer.print(label);
  await settle();
  first.stall();

  await timers.advance(minutes(2));
  expect(await outcome).toMatchObject({ outcome: 'sent-unconfirmed' });
  expect(registry.reports()[0]?.counters.restarts).toBe(1);
  // The new driver has asked and flushed, and sent no picture of its own.
  expect(heard.split('BITMAP ').length - 1).toBeLessThanOrEqual(1);
  await printer.stop();
});
