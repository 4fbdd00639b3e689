import type { MediaReport, PrinterStatus } from './language.ts';
import type { LabelMedia } from './media.ts';
import type { PrinterState } from './port.ts';

/** Rolls are cut, sensors measure and data sheets round: up to a millimetre is the same label. */
const mediaToleranceMm = 1;

/** Many clones never answer; silence is `unknown` and never `ready`. */
export function stateOf(status: PrinterStatus | undefined, media: LabelMedia): PrinterState {
  if (!status) return { health: 'unknown', warnings: [] };
  const { faults, warnings, media: report } = status;
  const wrongMedia = report && contradicts(report, media) ? 'wrong-media' : undefined;
  return {
    health: faults[0] ?? wrongMedia ?? 'ready',
    warnings,
    ...(report && { media: report }),
  };
}

export function isSameState(a: PrinterState, b: PrinterState): boolean {
  return (
    a.health === b.health &&
    a.detail === b.detail &&
    a.warnings.join() === b.warnings.join() &&
    a.media?.widthMm === b.media?.widthMm &&
    a.media?.lengthMm === b.media?.lengthMm
  );
}

/** Of a continuous roll only the width can be wrong. */
function contradicts(report: MediaReport, media: LabelMedia): boolean {
  const isOther = (reported: number, wanted: number): boolean =>
    reported > 0 && Math.abs(reported - wanted) > mediaToleranceMm;
  return (
    isOther(report.widthMm, media.widthMm) || (media.gapMm > 0 && isOther(report.lengthMm, media.heightMm))
  );
}
