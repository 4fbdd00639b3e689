import type { PrinterWarning } from '../../../../domain/device/vocabulary.ts';
import { fromBits } from '../fault-order.ts';
import type { PrinterFault } from '../language.ts';

/** What the answer to `~HQES` says. */
interface ErrorStatus {
  readonly faults: readonly PrinterFault[];
  readonly warnings: readonly PrinterWarning[];
  readonly words: string;
}

const errors: readonly (readonly [mask: number, fault: PrinterFault])[] = [
  [0x0_0001, 'out-of-labels'],
  [0x0_0002, 'out-of-ribbon'],
  [0x0_0004, 'cover-open'],
  // Cutter, head element, head detection, firmware configuration, thermistor.
  [0x0_0008 | 0x40 | 0x80 | 0x100 | 0x200, 'fault'],
  // Head, motor.
  [0x0_0010 | 0x20, 'over-heated'],
  // In the retractor, while feeding, in a path that could not be cleared, a retractor that ran out of time.
  [0x0_1000 | 0x4000 | 0x8000 | 0x2_0000, 'jammed'],
  // The presenter of kiosk printers.
  [0x0_2000, 'fault'],
  [0x1_0000, 'paused'],
  // No mark where one was looked for.
  [0x4_0000 | 0x8_0000, 'wrong-media'],
];
const knownErrors = errors.reduce((all, [mask]) => all | mask, 0);
const markErrors = 0xc_0000;

const warnings: readonly (readonly [mask: number, warning: PrinterWarning])[] = [
  [0x1, 'needs-calibration'],
  [0x2, 'head-needs-cleaning'],
  [0x4, 'head-worn'],
  [0x8, 'labels-low'],
];

/** A flag, then two groups of bits; only the second has published meanings. */
const answer =
  /ERRORS:\s+([01]\s+([0-9A-F]{8})\s+([0-9A-F]{8}))[^]*?WARNINGS:\s+([01]\s+[0-9A-F]{8}\s+([0-9A-F]{8}))/i;

/**
 * Reads the first whole answer to `~HQES` in a text, whatever stands around it.
 * Source: Zebra ZPL II programming guide, `~HQES`. An error it does not name is a fault all the same.
 */
export function readErrorStatus(text: string): ErrorStatus | undefined {
  const match = answer.exec(text);
  if (!match) return undefined;
  const [, errorWords = '', errors2 = '', errors1 = '', warningWords = '', warnings1 = ''] = match;
  const errorBits = parseInt(errors1, 16);
  const faults = fromBits(errorBits, errors);
  if (parseInt(errors2, 16) !== 0 || (errorBits & ~knownErrors) !== 0) faults.push('fault');
  const found = fromBits(parseInt(warnings1, 16), warnings);
  if (errorBits & markErrors && !found.includes('needs-calibration')) found.push('needs-calibration');
  return {
    faults,
    warnings: found,
    words: `ERRORS: ${oneLine(errorWords)} WARNINGS: ${oneLine(warningWords)}`,
  };
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ');
}
