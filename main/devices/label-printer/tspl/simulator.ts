import type { PrinterSimulator, PrinterSimulatorOptions } from '../simulator/simulator.ts';
import { createPrinterSimulator } from '../simulator/simulator.ts';
import { createTsplDecoder } from './decoder.ts';
import type { TsplOutput } from './decoder.ts';
import { longStatus, shortStatus } from './simulated-status.ts';

/** Firmware habits that data sheets leave open; each may be met in the field. */
export interface TsplFirmwareHabits {
  /** Knows the eight-byte `ESC ! S`. Clones often do not. */
  readonly longStatus?: boolean;
  readonly obeysInsidePicture?: boolean;
  /** A job cut half way stays in the parser and swallows the start of the next one. */
  readonly keepsHalfCommand?: boolean;
}

export interface TsplSimulatorOptions extends PrinterSimulatorOptions {
  readonly firmware?: TsplFirmwareHabits;
}

/** The sensor must see two gaps. */
const labelsToMeasure = 2;

/** A TSPL printer on a loopback port. Made unplugged; call `plug()`. */
export function createTsplSimulator(options: TsplSimulatorOptions): PrinterSimulator {
  const { firmware: habits = {} } = options;
  return createPrinterSimulator(options, ({ mechanism, dpi, printWidthMm, answer }) => {
    const obey = (output: TsplOutput): void => {
      if (output.type === 'print') return mechanism.order(output);
      if (output.type !== 'immediate') {
        const copies = output.type === 'calibrate' ? labelsToMeasure : 1;
        return mechanism.order({ label: undefined, copies, reprint: false });
      }
      if (output.code === '?') answer(shortStatus(mechanism.state()));
      else if (output.code === 'S' && (habits.longStatus ?? true)) answer(longStatus(mechanism.state()));
      else if (output.code === 'R') mechanism.forget();
      else if (output.code === 'P') mechanism.setPaused(true);
      else if (output.code === 'O') mechanism.setPaused(false);
    };
    const decoder = createTsplDecoder({
      dpi,
      printWidthMm,
      obeysInsidePicture: habits.obeysInsidePicture ?? false,
      onOutput: obey,
    });
    return {
      push: decoder.push,
      clientGone: () => (habits.keepsHalfCommand ? undefined : decoder.dropHalfCommand()),
      reset: decoder.reset,
      jobBytes: decoder.jobBytes,
      unknownCommands: decoder.unknownCommands,
    };
  });
}
