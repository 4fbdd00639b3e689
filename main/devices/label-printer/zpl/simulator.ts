import type { MechanismState } from '../simulator/mechanism.ts';
import { createPrinterSimulator } from '../simulator/simulator.ts';
import type { PrinterSimulator, PrinterSimulatorOptions } from '../simulator/simulator.ts';
import { createZplDecoder } from './decoder.ts';
import type { ZplQuestion } from './decoder-commands.ts';
import type { ZplOutput } from './decoder.ts';
import { errorStatus, hostIdentification, hostStatus } from './simulated-status.ts';

/** Firmware habits that differ from printer to printer; each may be met in the field. */
export interface ZplFirmwareHabits {
  /** Answers `~HS` in every state. Zebra's own guide says that none comes out of labels, ribbon, open or too hot. */
  readonly tellsInError?: boolean;
  /** Knows `~HQES`. Clones often do not. */
  readonly errorStatus?: boolean;
  /** A format cut half way stays in the parser until the next one. */
  readonly keepsHalfCommand?: boolean;
}

export interface ZplSimulatorOptions extends PrinterSimulatorOptions {
  readonly firmware?: ZplFirmwareHabits;
}

/** A ZPL II printer on a loopback port. Made unplugged; call `plug()`. */
export function createZplSimulator(options: ZplSimulatorOptions): PrinterSimulator {
  const { firmware: habits = {} } = options;
  return createPrinterSimulator(options, ({ mechanism, dpi, printWidthMm, answer }) => {
    const reply = (question: ZplQuestion): void => {
      const state = mechanism.state();
      if (question === '~HI') return answer(hostIdentification(dpi));
      if (question === '~HQES') return (habits.errorStatus ?? true) ? answer(errorStatus(state)) : undefined;
      if (!habits.tellsInError && keepsSilent(state)) return;
      answer(hostStatus(state, { settings: decoder.settings(), inFormat: decoder.inFormat(), dpi }));
    };
    const obey = (output: ZplOutput): void => {
      if (output.type === 'print') mechanism.order(output);
      else if (output.type === 'question') reply(output.question);
      else if (output.type === 'cancel') mechanism.cancel();
      else mechanism.order({ label: undefined, copies: calibrationLabels, reprint: false });
    };
    const decoder = createZplDecoder({ dpi, printWidthMm, onOutput: obey });
    return {
      push: decoder.push,
      clientGone: () => (habits.keepsHalfCommand ? undefined : decoder.dropHalfCommand()),
      reset: decoder.reset,
      jobBytes: decoder.jobBytes,
      unknownCommands: decoder.unknownCommands,
    };
  });
}

/** Two gaps must be seen to know a length. */
const calibrationLabels = 2;

function keepsSilent(state: MechanismState): boolean {
  return state.outOfLabels || state.outOfRibbon || state.coverOpen || state.overHeated;
}
