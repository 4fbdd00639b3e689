import { createLabelPrinter } from '../../../main/devices/label-printer/driver.ts';
import type { LabelPrinter } from '../../../main/devices/label-printer/port.ts';
import { tsplLanguage } from '../../../main/devices/label-printer/tspl/language.ts';
import { createTsplSimulator } from '../../../main/devices/label-printer/tspl/simulator.ts';
import type { TsplSimulatorOptions } from '../../../main/devices/label-printer/tspl/simulator.ts';
import type { PrinterSimulator } from '../../../main/devices/label-printer/simulator/simulator.ts';
import { createTcpTransport } from '../../../main/devices/transport/tcp.ts';
import { realTimers } from '../../../main/devices/transport/timers.ts';
import type { LabelPrinterRig } from './rig.ts';

/** Of a 40 x 30 mm label: small, so that the suite is quick. */
export const labelDots = { widthDots: 320, heightDots: 240 };

/** The driver as the kiosk has it, except that it looks more often than a lobby needs. */
export function tcpPrinter(host: string, port: number): LabelPrinter {
  return createLabelPrinter({
    transport: createTcpTransport({ host, port, connectTimeoutMs: 3_000 }),
    language: tsplLanguage(),
    media: { widthMm: 40, heightMm: 30, gapMm: 2, dpi: 203 },
    timers: realTimers,
    timings: { watchMs: 50, troubleWatchMs: 50 },
  });
}

export type SimulatedRig = LabelPrinterRig & { readonly simulator: PrinterSimulator };

/** The driver and the simulator with a real socket between them. */
export const simulatedRig =
  (firmware: NonNullable<TsplSimulatorOptions['firmware']>) => async (): Promise<SimulatedRig> => {
    const simulator = createTsplSimulator({ dpi: 203, headWidthMm: 104, printMs: 150, firmware });
    await simulator.plug();
    const printer = tcpPrinter('127.0.0.1', simulator.port());
    return {
      ...labelDots,
      printer,
      simulator,
      async close() {
        await printer.stop();
        await simulator.unplug();
      },
    };
  };
