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

function contradicts(report: MediaReport, media: LabelMedia): boolean {
  const lengthMm = media.gapMm > 0 ? media.heightMm : 0;
  return (
    Math.abs(report.widthMm - media.widthMm) > mediaToleranceMm ||
    Math.abs(report.lengthMm - lengthMm) > mediaToleranceMm
  );
}
