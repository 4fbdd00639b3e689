import type { LabelPrinterConfig } from '../../../domain/device/config/label-printer.ts';
import { lowLabels } from '../../../domain/device/report.ts';
import type { DockState } from '../../../preload/contract/dock.ts';
import type { PrintedLabel } from '../../devices/label-printer/simulator/simulator.ts';
import type { Simulated } from './simulated.ts';

type SimulatedConfig = Extract<LabelPrinterConfig, { driver: 'simulator' }>;

/** A label printer of any language on a loopback port. */
export async function simulatePrinter(
  { id, language, widthMm, heightMm, dpi }: SimulatedConfig,
  onLabel: (label: PrintedLabel) => void,
): Promise<Simulated<DockState['printers'][number]>> {
  const create = await firmwares[language]();
  const printer = create({
    dpi,
    headWidthMm: Math.max(widthMm, 80),
    mediaWidthMm: widthMm,
    mediaLengthMm: heightMm,
    lowAt: lowLabels,
  });
  printer.onLabel(onLabel);
  await printer.plug();

  return {
    id,
    port: printer.port,
    state() {
      const { plugged, coverOpen, outOfLabels, jammed, muted } = printer.state();
      return { id, language, plugged, coverOpen, labels: !outOfLabels, jammed, muted };
    },
    act(action) {
      switch (action.type) {
        case 'unplug-printer':
          return printer.unplug();
        case 'plug-printer':
          return printer.plug();
        case 'open-cover':
          return printer.openCover();
        case 'close-cover':
          return printer.closeCover();
        case 'remove-labels':
          return printer.removeLabels();
        case 'load-labels':
          return printer.loadLabels();
        case 'load-last-labels':
          return printer.loadLabels(lowLabels - 1);
        case 'jam-printer':
          return printer.jam();
        case 'clear-jam':
          return printer.clearJam();
        case 'mute-printer':
          return printer.mute(action.mute);
        case 'cut-next-job':
          return printer.cutAfter(Math.max(1, action.afterBytes));
        default:
          return;
      }
    },
    stop: () => printer.unplug(),
  };
}

/** Loaded one by one: a cold start waits for no printer that is not there. */
const firmwares = {
  tspl: async () => (await import('../../devices/label-printer/tspl/simulator.ts')).createTsplSimulator,
  zpl: async () => (await import('../../devices/label-printer/zpl/simulator.ts')).createZplSimulator,
  escpos: async () => (await import('../../devices/label-printer/escpos/simulator.ts')).createEscposSimulator,
  // Its own head and resolution, whatever the configuration says.
  'brother-ql': async () =>
    (await import('../../devices/label-printer/brother-ql/simulator.ts')).createBrotherSimulator,
} as const;
