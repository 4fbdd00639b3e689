import type { LabelLanguageName } from '../../../../domain/device/config/label-printer.ts';
import { createBrotherSimulator } from '../brother-ql/simulator.ts';
import { createEscposSimulator } from '../escpos/simulator.ts';
import { createTsplSimulator } from '../tspl/simulator.ts';
import { createZplSimulator } from '../zpl/simulator.ts';
import type { PrinterSimulator, PrinterSimulatorOptions } from './simulator.ts';

const makers: Readonly<Record<LabelLanguageName, (options: PrinterSimulatorOptions) => PrinterSimulator>> = {
  tspl: createTsplSimulator,
  zpl: createZplSimulator,
  escpos: createEscposSimulator,
  'brother-ql': createBrotherSimulator,
};

/**
 * A simulated printer of any language, with the habits most units of its kind have. A Brother burns 300 dots an inch on
 * a head of its own, whatever the options say. Made unplugged; call `plug()`.
 */
export function createSimulatorSpeaking(
  language: LabelLanguageName,
  options: PrinterSimulatorOptions,
): PrinterSimulator {
  return makers[language](options);
}
