import { afterEach, expect } from 'vitest';
import type { PrinterHealth } from '../../../../../domain/visit/status.ts';
import { blankBitmap, fillRect } from '../../../../../main/devices/label-printer/bitmap.ts';
import { createLabelPrinter } from '../../../../../main/devices/label-printer/driver.ts';
import type { LabelPrinterOptions } from '../../../../../main/devices/label-printer/driver.ts';
import type { Bitmap, PrinterState, PrintOutcome } from '../../../../../main/devices/label-printer/port.ts';
import { defaultPrinterTimings as timings } from '../../../../../main/devices/label-printer/timings.ts';
import { tsplLanguage } from '../../../../../main/devices/label-printer/tspl/language.ts';
import { createFakeTimers } from '../../../../support/fake-timers.ts';
import { createFakePrinter } from './fake-printer.ts';
import type { FakePrinter } from './fake-printer.ts';

const media = { widthMm: 10, heightMm: 5, gapMm: 2, dpi: 203 };
/** Of the picture of `badge`, which fills the label. */
export const pictureBytes = 10 * 40;

/** A small picture that a printer accepts. */
export function badge(): Bitmap {
  const bitmap = blankBitmap(80, 40);
  fillRect(bitmap, 0, 0, 80, 10, true);
  return bitmap;
}

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** A driver that has made its first visit and rests until the next. */
export async function served(
  options: Partial<LabelPrinterOptions> = {},
  prepare?: (fake: FakePrinter) => void,
) {
  const fake = createFakePrinter();
  prepare?.(fake);
  const timers = createFakeTimers();
  const printer = createLabelPrinter({
    transport: fake.transport,
    language: tsplLanguage(),
    media,
    timers,
    ...options,
  });
  const health: PrinterHealth[] = [];
  const states: PrinterState[] = [];
  printer.onState((each) => {
    states.push(each);
    if (each.health !== health.at(-1)) health.push(each.health);
  });
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
  return { fake, timers, printer, health, states, print, jobs };
}

export const failed = (problem: string) => expect.objectContaining({ outcome: 'failed', problem });
export const unconfirmed = expect.objectContaining({ outcome: 'sent-unconfirmed' });
