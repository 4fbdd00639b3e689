import { err, ok } from '../../../../domain/kernel/result.ts';
import type { Result } from '../../../../domain/kernel/result.ts';
import { rowBytes } from '../bitmap.ts';
import { mediaDots } from '../media.ts';
import type { LabelMedia } from '../media.ts';
import type { Bitmap } from '../port.ts';

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

export interface TsplJob extends Partial<TsplSettings> {
  readonly bitmap: Bitmap;
  readonly media: LabelMedia;
}

/** Why a picture cannot be sent as it is. */
export interface EncodeError {
  readonly kind: 'too-wide' | 'too-tall' | 'wrong-byte-count' | 'bad-setting';
  readonly detail: string;
}

const lineEnd = '\r\n';
const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const fireLine = ascii(`PRINT 1,1${lineEnd}`);

/** An empty line: whatever the last job left of a line ends here. */
const wake = lineEnd;
/** As much NUL as public drivers are known to send in one go. */
const flushLineBytes = 512;

/**
 * One label as TSPL: a wake line, stock and heat, then the picture as a length-counted `BITMAP`, then `PRINT 1,1`.
 * Settings travel with every job because a printer swapped in a hurry still carries the last owner's.
 * Source: TSC TSPL/TSPL2 manual (TTP-244 series).
 */
export function encodeTsplJob(job: TsplJob): Result<Uint8Array, EncodeError> {
  const settings = { ...defaultTsplSettings, ...job };
  const error = settingError(settings, job.media) ?? pictureError(settings, job);
  if (error) return err(error);
  const { bitmap } = job;
  const header = `BITMAP 0,0,${rowBytes(bitmap.widthDots)},${bitmap.heightDots},0,`;
  const lines = [...setUpLines(settings, job.media), 'CLS'];
  const before = ascii(wake + lines.map((line) => line + lineEnd).join('') + header);
  return ok(concatBytes([before, invertedRows(bitmap), ascii(lineEnd), fireLine]));
}

/** Cuts a job before its `PRINT` line, so that the driver can make sure of the picture before firing it. */
export function splitAtFire(job: Uint8Array): { readonly picture: Uint8Array; readonly fire: Uint8Array } {
  const at = job.length - fireLine.length;
  return { picture: job.subarray(0, at), fire: job.subarray(at) };
}

/**
 * Bytes that end a `BITMAP` left half-sent. The printer counts picture bytes and is deaf to commands until it has them
 * all, so it is fed at least as many as it may still want; nothing is fired, so nothing is printed. What is left over
 * reaches the parser as short lines of NUL, which other drivers send to wake it, and which a printer that was left in
 * receipt mode does not print either.
 */
export function tsplFlush(owedBytes: number): Uint8Array {
  const line = new Uint8Array(flushLineBytes);
  line.set(ascii(lineEnd), flushLineBytes - lineEnd.length);
  return concatBytes(Array.from({ length: Math.ceil(owedBytes / flushLineBytes) }, () => line));
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

/** TSPL burns zeros, alone among label languages: every dot is inverted and the padding is ones. */
function invertedRows(bitmap: Bitmap): Uint8Array {
  const perRow = rowBytes(bitmap.widthDots);
  const padding = (1 << (perRow * 8 - bitmap.widthDots)) - 1;
  return bitmap.bytes.map((byte, at) => ~byte | (at % perRow === perRow - 1 ? padding : 0));
}

function pictureError(settings: TsplSettings, { bitmap, media }: TsplJob): EncodeError | undefined {
  const wantedBytes = rowBytes(bitmap.widthDots) * bitmap.heightDots;
  const stock = mediaDots(media);
  const widthDots = bitmap.widthDots + settings.offsetXDots;
  const heightDots = bitmap.heightDots + settings.offsetYDots;
  if (
    !isWhole(bitmap.widthDots, 1) ||
    !isWhole(bitmap.heightDots, 1) ||
    bitmap.bytes.length !== wantedBytes
  ) {
    const size = `${bitmap.widthDots}x${bitmap.heightDots}`;
    return { kind: 'wrong-byte-count', detail: `${bitmap.bytes.length} bytes for ${size} dots` };
  }
  if (widthDots > stock.widthDots) {
    return { kind: 'too-wide', detail: `${widthDots} dots on ${stock.widthDots} dots of label` };
  }
  if (heightDots > stock.heightDots) {
    return { kind: 'too-tall', detail: `${heightDots} dots on ${stock.heightDots} dots of label` };
  }
  return undefined;
}

function settingError(settings: TsplSettings, media: LabelMedia): EncodeError | undefined {
  const rules: readonly (readonly [name: string, fine: boolean])[] = [
    ['density', isWhole(settings.density, 0, 15)],
    ['speed', settings.speed >= 1 && settings.speed <= 15],
    ['offset', isWhole(settings.offsetXDots, 0) && isWhole(settings.offsetYDots, 0)],
    ['label size', media.widthMm > 0 && media.heightMm > 0 && media.gapMm >= 0],
    ['dpi', Number.isFinite(media.dpi) && media.dpi > 0],
  ];
  const broken = rules.find(([, fine]) => !fine);
  return broken && { kind: 'bad-setting', detail: `${broken[0]} out of range` };
}

function isWhole(value: number, min: number, max = Number.MAX_SAFE_INTEGER): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

/** One block of bytes from several. */
function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
