import type { PrinterHealth } from '../../../../domain/visit/status.ts';

/** `ESC ! ?`: answered at once with one byte, even in error and while printing (TSC, Gprinter manuals). */
export const tsplStatusQuery: Uint8Array = Uint8Array.of(0x1b, 0x21, 0x3f);

/** A state in which nothing is printed until something changes. */
export type TsplFault = Extract<
  PrinterHealth,
  'cover-open' | 'jammed' | 'out-of-labels' | 'out-of-ribbon' | 'over-heated' | 'paused'
>;

export interface TsplStatus {
  /** All that is wrong, the one to deal with first in front. */
  readonly faults: readonly TsplFault[];
  readonly printing: boolean;
}

const printingBit = 0x20;

/**
 * In the order a person must deal with them. An open cover comes first because it makes the paper sensor say "empty"
 * too, and only after closing it is the rest worth believing; a pause comes last because the printer is sound.
 * Bits 6 and 7 are options; clones fold an over-heated head into bit 7.
 */
const faultBits: readonly (readonly [mask: number, fault: TsplFault])[] = [
  [0x01 | 0x40, 'cover-open'],
  [0x02, 'jammed'],
  [0x04, 'out-of-labels'],
  [0x08, 'out-of-ribbon'],
  [0x80, 'over-heated'],
  [0x10, 'paused'],
];

/** @param byte the printer's answer to `tsplStatusQuery` */
export function decodeTsplStatus(byte: number): TsplStatus {
  return {
    faults: faultBits.filter(([mask]) => (byte & mask) !== 0).map(([, fault]) => fault),
    printing: (byte & printingBit) !== 0,
  };
}

/** Many clones never answer; silence is `unknown` and never `ready`. */
export function healthOf(status: TsplStatus | undefined): PrinterHealth {
  return status ? (status.faults[0] ?? 'ready') : 'unknown';
}
