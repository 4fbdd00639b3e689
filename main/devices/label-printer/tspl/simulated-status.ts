import type { MechanismState } from '../simulator/mechanism.ts';

/** The one byte that answers `ESC ! ?`. Bits combine; 0 is ready. */
export function shortStatus(state: MechanismState): Uint8Array {
  const byte =
    (state.coverOpen ? 0x01 : 0) |
    (state.jammed ? 0x02 : 0) |
    (state.outOfLabels ? 0x04 : 0) |
    (state.outOfRibbon ? 0x08 : 0) |
    (state.paused ? 0x10 : 0) |
    // The data sheet's option for heat; clones without it are silent about a hot head.
    (state.overHeated ? 0x80 : 0) |
    (state.printing ? 0x20 : 0);
  return Uint8Array.of(byte);
}

/** The eight bytes that answer `ESC ! S`: STX, message, warning, two groups of errors, ETX, CR, LF. */
export function longStatus(state: MechanismState): Uint8Array {
  const errors = (state.overHeated ? 0x01 : 0) | (state.cutterJammed ? 0x08 : 0);
  const faults =
    (state.outOfLabels ? 0x01 : 0) |
    (state.jammed ? 0x02 : 0) |
    (state.outOfRibbon ? 0x04 : 0) |
    // Not in every data sheet, like the ribbon jam beside it.
    (state.coverOpen ? 0x20 : 0);
  const message = errors | faults ? 'E' : state.paused ? '`' : state.printing ? 'P' : '@';
  return Uint8Array.from([0x02, message.charCodeAt(0), 0x40, 0x40 | errors, 0x40 | faults, 0x03, 0x0d, 0x0a]);
}
