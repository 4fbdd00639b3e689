import { err, ok } from '../../../../domain/kernel/result.ts';
import { rowBytes } from '../bitmap.ts';
import { isWhole, pictureError, settingError, whitePadded } from '../encode-checks.ts';
import type { EncodeLabel } from '../language.ts';
import { mediaDots } from '../media.ts';
import type { LabelMedia } from '../media.ts';

/** What differs from printer to printer; all of it is configuration. */
export interface TsplSettings {
  /** Heat, 0-15. Direct-thermal paper differs so much that only a test print tells. */
  readonly density: number;
  /** Inches a second, 1-15; slower burns deeper. */
  readonly speed: number;
  /** How the printer finds the next label. With `black-mark`, `gapMm` is the height of the mark. */
  readonly sensing: 'gap' | 'black-mark' | 'continuous';
  readonly finish: 'tear' | 'peel' | 'cut';
  /** 1 prints upside down, for printers mounted the other way round. */
  readonly direction: 0 | 1;
  /** Moves the picture right and down, in dots, on a printer whose paper guide is off. */
  readonly offsetXDots: number;
  readonly offsetYDots: number;
  /**
   * Tells the printer not to repeat a label that an error cut short: the kiosk repeats it, and two badges must not
   * exist. `false` leaves the line out for clones that stumble over it.
   */
  readonly reprintOff: boolean;
}

export const defaultTsplSettings: TsplSettings = {
  density: 8,
  speed: 3,
  sensing: 'gap',
  finish: 'tear',
  direction: 0,
  offsetXDots: 0,
  offsetYDots: 0,
  reprintOff: true,
};

const lineEnd = '\r\n';
const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

/** An empty line: whatever the last job left of a line ends here. */
const wake = lineEnd;
/** As much NUL as public drivers are known to send in one go. */
const flushLineBytes = 512;

/**
 * One label as TSPL: a wake line, stock and heat, then the picture as a length-counted `BITMAP`; `PRINT 1,1` fires it.
 * Settings travel with every job because a printer swapped in a hurry still carries the last owner's.
 * Source: TSC TSPL/TSPL2 manual (TTP-244 series).
 */
export function encodeTsplLabel(settings: Partial<TsplSettings> = {}): EncodeLabel {
  const all = { ...defaultTsplSettings, ...settings };
  return (bitmap, media) => {
    const error =
      settingError(media, [
        ['density', isWhole(all.density, 0, 15)],
        ['speed', all.speed >= 1 && all.speed <= 15],
        ['offset', isWhole(all.offsetXDots, 0) && isWhole(all.offsetYDots, 0)],
      ]) ?? pictureError(bitmap, mediaDots(media), { x: all.offsetXDots, y: all.offsetYDots });
    if (error) return err(error);
    const lines = [...setUpLines(all, media), 'CLS'].map((line) => line + lineEnd);
    const header = `BITMAP 0,0,${rowBytes(bitmap.widthDots)},${bitmap.heightDots},0,`;
    // TSPL burns zeros, alone among label languages.
    const dots = whitePadded(bitmap).map((byte) => ~byte);
    return ok({
      picture: Buffer.concat([ascii(wake + lines.join('') + header), dots, ascii(lineEnd)]),
      fire: ascii(`PRINT 1,1${lineEnd}`),
      reprintOff: all.reprintOff,
    });
  };
}

/**
 * Bytes that end a `BITMAP` left half-sent. The printer counts picture bytes and is deaf to commands until it has them
 * all, so it is fed at least as many as it may still want; nothing is fired, so nothing is printed. What is left over
 * reaches the parser as short lines of NUL, which other drivers send to wake it, and which a printer that was left in
 * receipt mode does not print either.
 */
export function tsplFlush(media: LabelMedia): Uint8Array {
  const { widthDots, heightDots } = mediaDots(media);
  const lines = Math.ceil((rowBytes(widthDots) * heightDots) / flushLineBytes);
  return ascii(('\0'.repeat(flushLineBytes - lineEnd.length) + lineEnd).repeat(lines));
}

function setUpLines(settings: TsplSettings, media: LabelMedia): readonly string[] {
  const { finish } = settings;
  return [
    // The blank before `mm` matters: without it some firmwares read inches.
    `SIZE ${mm(media.widthMm)},${mm(media.heightMm)}`,
    sensingLine(settings.sensing, media.gapMm),
    `DIRECTION ${settings.direction},0`,
    `REFERENCE ${settings.offsetXDots},${settings.offsetYDots}`,
    'OFFSET 0 mm',
    `DENSITY ${settings.density}`,
    `SPEED ${settings.speed}`,
    `SET TEAR ${finish === 'tear' ? 'ON' : 'OFF'}`,
    `SET PEEL ${finish === 'peel' ? 'ON' : 'OFF'}`,
    `SET CUTTER ${finish === 'cut' ? '1' : 'OFF'}`,
    ...(settings.reprintOff ? ['SET REPRINT OFF'] : []),
  ];
}

function sensingLine(sensing: TsplSettings['sensing'], gapMm: number): string {
  if (sensing === 'black-mark') return `BLINE ${mm(gapMm)},0 mm`;
  return `GAP ${sensing === 'gap' ? mm(gapMm) : '0 mm'},0 mm`;
}

function mm(value: number): string {
  return `${Number(value.toFixed(2))} mm`;
}
