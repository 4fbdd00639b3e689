import type { MechanismState } from '../simulator/mechanism.ts';
import type { StatusNumber } from './decoder-commands.ts';

/** Bits 1 and 4 are always set, 0 and 7 never: that tells a status from any other byte. */
const fixedBits = 0x12;

/** The one byte that answers `DLE EOT n`: 1 printer, 2 cause of being offline, 3 cause of error, 4 paper sensor. */
export function realTimeStatus(state: MechanismState, n: StatusNumber): Uint8Array {
  return Uint8Array.of(fixedBits | statusBits[n](state));
}

/** The one byte that answers `GS r 1`: the paper sensor once more, in other bits and with none that are fixed. */
export function sensorStatus(state: MechanismState): Uint8Array {
  return Uint8Array.of((state.labelsLow ? 0x03 : 0) | (state.outOfLabels ? 0x0c : 0));
}

const isInError = (state: MechanismState): boolean => state.jammed || state.cutterJammed || state.overHeated;

const statusBits: Readonly<Record<StatusNumber, (state: MechanismState) => number>> = {
  1: (state) => (state.coverOpen || state.outOfLabels || state.paused || isInError(state) ? 0x08 : 0),
  2: (state) => (state.coverOpen ? 0x04 : 0) | (state.outOfLabels ? 0x20 : 0) | (isInError(state) ? 0x40 : 0),
  3: (state) =>
    // A jam has no bit of its own; on label models the mark sensor is what misses the label.
    (state.jammed ? 0x04 : 0) | (state.cutterJammed ? 0x08 : 0) | (state.overHeated ? 0x40 : 0),
  4: (state) => (state.labelsLow ? 0x0c : 0) | (state.outOfLabels ? 0x60 : 0),
};
