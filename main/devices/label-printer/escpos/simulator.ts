import { createPrinterSimulator } from '../simulator/simulator.ts';
import type { PrinterSimulator, PrinterSimulatorOptions } from '../simulator/simulator.ts';
import { createEscposDecoder } from './decoder.ts';
import type { EscposOutput } from './decoder.ts';
import { realTimeStatus, sensorStatus } from './simulated-status.ts';

/** Firmware habits that data sheets leave open; each may be met in the field. */
export interface EscposFirmwareHabits {
  /** Acts on `DLE EOT n` and `DLE ENQ n` also where those bytes are dots. */
  readonly obeysInsidePicture?: boolean;
  /** A picture cut half way stays in the parser and swallows the start of the next job. */
  readonly keepsHalfCommand?: boolean;
  /** Goes on with a label by itself when a fault is cured, unless it is told to forget it. On when left out. */
  readonly resumesAfterFault?: boolean;
  /** There is no cutter: a long feed brings the label to the tear bar, where it is torn off. */
  readonly tearBar?: boolean;
}

export interface EscposSimulatorOptions extends PrinterSimulatorOptions {
  readonly firmware?: EscposFirmwareHabits;
}

/** About the least distance from a head to its tear bar. */
const tornAfterDots = 40;

/** An ESC/POS printer with label paper on a loopback port. Made unplugged; call `plug()`. */
export function createEscposSimulator(options: EscposSimulatorOptions): PrinterSimulator {
  const { firmware: habits = {} } = options;
  const { resumesAfterFault: reprint = true } = habits;
  return createPrinterSimulator(options, ({ mechanism, dpi, printWidthMm, answer }) => {
    /** Counts clients: what one asked is not told to the next. */
    let client = 0;

    const tellWhenDone = (): void => {
      const asking = client;
      mechanism.afterwards(() => {
        if (asking === client) answer(sensorStatus(mechanism.state()));
      });
    };

    const obey = (output: EscposOutput): void => {
      if (output.type === 'print') mechanism.order({ label: output.label, copies: 1, reprint });
      else if (output.type === 'form-feed') mechanism.order({ label: undefined, copies: 1, reprint: false });
      else if (output.type === 'status') answer(realTimeStatus(mechanism.state(), output.n));
      else if (output.type === 'sensor') tellWhenDone();
      else if (output.clears) mechanism.cancel();
    };
    const decoder = createEscposDecoder({
      dpi,
      printWidthMm,
      obeysInsidePicture: habits.obeysInsidePicture ?? false,
      ...(habits.tearBar && { tornAfterDots }),
      onOutput: obey,
    });
    return {
      push: decoder.push,
      clientGone() {
        client += 1;
        if (!habits.keepsHalfCommand) decoder.dropHalfCommand();
      },
      reset: decoder.reset,
      jobBytes: decoder.jobBytes,
      unknownCommands: decoder.unknownCommands,
    };
  });
}
