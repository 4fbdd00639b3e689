import { expect, test } from 'vitest';
import type { LabelPrinter, PrinterState } from '../../../../main/devices/label-printer/port.ts';
import { createDeviceRegistry } from '../../../../main/devices/health/registry.ts';
import { instant } from '../../../../domain/kernel/time.ts';
import { supervisedPrinter } from '../../../../main/wiring/supervised.ts';
import { createFakeTimers } from '../../../support/fake-timers.ts';

const bitmap = { widthDots: 8, heightDots: 1, bytes: new Uint8Array(1) };

/** A printer whose driver answers nothing any more, not even the end. */
function hungPrinter() {
  const timers = createFakeTimers();
  const tell: ((state: PrinterState) => void)[] = [];
  const never = new Promise<never>(() => {});
  const make = (): LabelPrinter => ({
    ...{ start() {}, print: () => never, calibrate: () => never, stop: () => never },
    onState(listener) {
      tell.push(listener);
      return () => {};
    },
  });
  const registry = createDeviceRegistry(() => instant(0));
  const printer = supervisedPrinter(make, { id: 'printer-1', registry, timers, onHang() {} });
  const heard: string[] = [];
  printer.onState(({ health }) => heard.push(health));
  return { timers, printer, tell, heard };
}

test('whoever waits for a printer that hangs is told when its driver is replaced', async () => {
  const { timers, printer } = hungPrinter();
  printer.start();
  const asked = Promise.all([printer.print(bitmap), printer.calibrate()]);
  await timers.advance(100_000);
  expect(await asked).toMatchObject([{ outcome: 'sent-unconfirmed' }, 'interrupted']);
});

test('or when the printer is taken away; what the driver says after that is not heard', async () => {
  const { timers, printer, tell, heard } = hungPrinter();
  printer.start();
  tell[0]?.({ health: 'ready', warnings: [] });
  const asked = Promise.all([printer.print(bitmap), printer.calibrate()]);
  const stopped = printer.stop();
  await timers.advance(5_000);
  await stopped;
  expect(await asked).toMatchObject([{ outcome: 'sent-unconfirmed' }, 'interrupted']);
  tell[0]?.({ health: 'jammed', warnings: [] });
  expect(heard).toEqual(['ready']);
});
