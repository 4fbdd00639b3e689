import type { PrinterWarning } from '../../../../domain/device/vocabulary.ts';
import { inOrder } from '../fault-order.ts';
import type { AnswerShape, PrinterStatus } from '../language.ts';
import { dotsPerMm } from '../media.ts';
import type { LabelMedia } from '../media.ts';
import { readErrorStatus } from './error-status.ts';
import { readHostStatus } from './host-status.ts';

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** Three lines of state. Current Zebra firmware is silent while something is wrong; then `zplErrorQuery` tells what. */
export const zplHostQuery: Uint8Array = ascii('~HS\r\n');

/** Errors and warnings. Clones often lack it: one that never answered need not be asked again. */
export const zplErrorQuery: Uint8Array = ascii('~HQES\r\n');

/** Measures labels and gaps anew, feeding a few labels. For after another roll was loaded. */
export const zplCalibrate: Uint8Array = ascii('~JC\r\n');

/** The answer to `zplHostQuery`, about 80 bytes. */
export const zplHostAnswer: AnswerShape = textShape((text) => readHostStatus(text) !== undefined);

/** The answer to `zplErrorQuery`, about 120 bytes. */
export const zplErrorAnswer: AnswerShape = textShape((text) => readErrorStatus(text) !== undefined);

/**
 * One status out of both answers, of which either may be missing.
 * @param media when given, a printer that measured other labels than these warns of it: it may drift, yet it prints
 * @returns `undefined` when nothing is known: neither came, or only an `errors` without a fault, which cannot tell
 *   whether the printer is printing
 */
export function decodeZplStatus(
  host: Uint8Array | undefined,
  errors: Uint8Array | undefined,
  media?: LabelMedia,
): PrinterStatus | undefined {
  const state = host && readHostStatus(textOf(host));
  const trouble = errors && readErrorStatus(textOf(errors));
  if (!state && !trouble?.faults[0]) return undefined;
  const warnings = new Set<PrinterWarning>([...(state?.warnings ?? []), ...(trouble?.warnings ?? [])]);
  if (state && media && isMisjudged(state.labelLengthDots, media)) warnings.add('needs-calibration');
  return {
    faults: inOrder([...(state?.faults ?? []), ...(trouble?.faults ?? [])]),
    printing: state?.printing ?? false,
    warnings: [...warnings],
    words: [state?.words, trouble?.words].filter(Boolean).join(', '),
  };
}

/** Whether the gap is counted in differs between printers; a millimetre is lost in rounding. */
function isMisjudged(lengthDots: number, { heightMm, gapMm, dpi }: LabelMedia): boolean {
  const lengthMm = lengthDots / dotsPerMm(dpi);
  return gapMm > 0 && (lengthMm < heightMm - 1 || lengthMm > heightMm + gapMm + 1);
}

function textShape(isWhole: (text: string) => boolean): AnswerShape {
  const maxBytes = 512;
  return {
    maxBytes,
    take(heard) {
      if (isWhole(textOf(heard))) return heard;
      return heard.length < maxBytes ? 'more' : 'nonsense';
    },
  };
}
