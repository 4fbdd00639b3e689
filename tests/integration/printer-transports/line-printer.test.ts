import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PrinterHealth } from '../../../domain/visit/status.ts';
import { createLabelPrinter } from '../../../main/devices/label-printer/driver.ts';
import type { Bitmap, LabelPrinter } from '../../../main/devices/label-printer/port.ts';
import type { PrinterSimulator } from '../../../main/devices/label-printer/simulator/simulator.ts';
import { tsplLanguage } from '../../../main/devices/label-printer/tspl/language.ts';
import { createTsplSimulator } from '../../../main/devices/label-printer/tspl/simulator.ts';
import type { ByteStream } from '../../../main/devices/transport/byte-stream.ts';
import { createLinePrinterTransport } from '../../../main/devices/transport/line-printer-node.ts';
import { createSerialTransport } from '../../../main/devices/transport/serial.ts';
import { realTimers } from '../../../main/devices/transport/timers.ts';
import { createPtyPair, hasSocat } from '../../support/pty-pair.ts';
import type { PtyPair } from '../../support/pty-pair.ts';

const media = { widthMm: 40, heightMm: 30, gapMm: 2, dpi: 203 };
const picture = (seed: number): Bitmap => ({
  widthDots: 320,
  heightDots: 240,
  bytes: Uint8Array.from({ length: 9_600 }, (_, i) => ((i * seed) % 89) & 0x55),
});

describe.skipIf(process.platform !== 'linux' || !hasSocat)(
  'a label printer at a line-printer node (skipped without socat)',
  () => {
    let ptys: PtyPair;
    let farEnd: ByteStream;
    let simulator: PrinterSimulator;
    let printer: LabelPrinter;
    let health: PrinterHealth;
    let changed: () => void;

    const connect = async (): Promise<void> => {
      const opened = await createSerialTransport({ path: ptys.b, baudRate: 115_200 }).open();
      if (!opened.ok) throw new Error(opened.error.detail);
      farEnd = opened.value;
      simulator.attach(farEnd);
    };
    const until = (wanted: PrinterHealth): Promise<void> =>
      new Promise((resolve) => {
        changed = () => {
          if (health === wanted) resolve();
        };
        changed();
      });
    beforeEach(async () => {
      ptys = await createPtyPair();
      simulator = createTsplSimulator({ dpi: 203, headWidthMm: 104, printMs: 60 });
      await simulator.plug();
      await connect();
      printer = createLabelPrinter({
        transport: createLinePrinterTransport({ path: ptys.a }),
        language: tsplLanguage(),
        media,
        timers: realTimers,
        timings: { watchMs: 50, troubleWatchMs: 50 },
      });
      health = 'connecting';
      changed = () => {};
      printer.onState((state) => {
        health = state.health;
        changed();
      });
      printer.start();
    });
    afterEach(async () => {
      await printer.stop();
      await simulator.unplug();
      await farEnd.close();
      await ptys.remove();
    });

    test('labels come out as they were drawn, and the printer says that they did', async () => {
      await until('ready');
      expect(await printer.print(picture(3))).toEqual({ outcome: 'printed' });
      expect(await printer.print(picture(4))).toEqual({ outcome: 'printed' });
      const printed = simulator
        .labels()
        .map(({ bitmap }) => [3, 4].find((seed) => Buffer.compare(bitmap.bytes, picture(seed).bytes) === 0));
      expect(printed).toEqual([3, 4]);
    });

    test('its state is seen: no labels, and labels again', async () => {
      await until('ready');
      simulator.removeLabels();
      expect(await printer.print(picture(3))).toMatchObject({ outcome: 'failed', problem: 'out-of-labels' });
      await until('out-of-labels');
      simulator.loadLabels();
      await until('ready');
      expect(await printer.print(picture(4))).toEqual({ outcome: 'printed' });
      expect(simulator.labels()).toHaveLength(1);
    });

    test('pulled out and pushed back in, under the same name', async () => {
      await until('ready');
      await farEnd.close();
      await ptys.cut();
      await until('absent');
      await ptys.join();
      await connect();
      await until('ready');
      expect(await printer.print(picture(4))).toEqual({ outcome: 'printed' });
    });
  },
);
