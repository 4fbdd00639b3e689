import { err, ok } from '../../../../domain/kernel/result.ts';
import { rowBytes } from '../bitmap.ts';
import { isWhole, pictureError, settingError, whitePadded } from '../encode-checks.ts';
import type { EncodeLabel } from '../language.ts';
import { mediaDots } from '../media.ts';
import type { Bitmap } from '../port.ts';
import { brotherDpi, brotherRoll } from './media.ts';
import type { BrotherRoll } from './media.ts';
import { packBits } from './pack-bits.ts';

/** What differs from printer to printer; all of it is configuration. */
export interface BrotherSettings {
  /** PackBits and blank rows in one byte. The QL-700 and QL-800 take rows only as they are. */
  readonly compress: boolean;
  readonly autoCut: boolean;
  /** A head of 1296 pins (QL-1050 to 1115) instead of 720; stock that is wider than 720 needs one anyway. */
  readonly wideHead: boolean;
  /** White pins before the picture, where those of `brotherRoll` are off. A row is sent mirrored, so they lie right. */
  readonly padPins?: number | undefined;
}

const defaultBrotherSettings: BrotherSettings = { compress: false, autoCut: true, wideHead: false };

const narrowHeadBytes = 90;
const wideHeadBytes = 162;

/** More than a row: whatever a job left half-sent ends in these. The QL-800s want 400, older ones 200. */
export const brotherInvalidate: Uint8Array = new Uint8Array(400);

/** Stock lies a little further in on wide heads. */
const widePadPins = 44;
/** 3 mm, the least the knife leaves on continuous stock. */
const continuousMarginDots = 35;

const dieCut = { flags: 0x8e, type: 0x0b };
const continuous = { flags: 0x86, type: 0x0a };

/**
 * One label as Brother QL raster. The printer compares the stock named here with the roll in it and refuses the wrong
 * one. Ask for its status before this and not inside: answers then come when they like.
 * Source: Brother raster command reference QL-800/810W/820NWB.
 */
export function encodeBrotherLabel(settings: Partial<BrotherSettings> = {}): EncodeLabel {
  const all = { ...defaultBrotherSettings, ...settings };
  return (bitmap, media) => {
    const bad = settingError(media, [['dpi', media.dpi === brotherDpi]]);
    if (bad) return err(bad);
    const roll = brotherRoll(media);
    if (!roll)
      return err({ kind: 'bad-setting', detail: `no roll of ${media.widthMm} x ${media.heightMm} mm` });
    const isWide = all.wideHead || roll.widthDots > narrowHeadBytes * 8;
    const headBytes = isWide ? wideHeadBytes : narrowHeadBytes;
    const padPins = all.padPins ?? roll.padPins + (isWide ? widePadPins : 0);
    if (!isWhole(padPins, 0, headBytes * 8 - roll.widthDots)) {
      return err({
        kind: 'bad-setting',
        detail: `${roll.widthDots} dots after ${padPins} pins on this head`,
      });
    }
    const heightDots = roll.heightDots || mediaDots(media).heightDots;
    const error = pictureError(bitmap, { widthDots: roll.widthDots, heightDots });
    if (error) return err(error);

    // A die-cut label is always sent whole.
    const rows = mirroredRows(
      bitmap,
      padPins + roll.widthDots,
      headBytes,
      roll.heightDots || bitmap.heightDots,
    );
    return ok({
      picture: Buffer.concat([
        brotherInvalidate,
        preamble(all, roll, rows.length),
        ...rows.flatMap(row(all)),
      ]),
      // 0C would wait for another page.
      fire: Uint8Array.of(0x1a),
      reprintOff: false,
    });
  };
}

function preamble({ compress, autoCut }: BrotherSettings, roll: BrotherRoll, rows: number): Uint8Array {
  const { flags, type } = roll.lengthMm > 0 ? dieCut : continuous;
  const margin = roll.lengthMm > 0 ? 0 : continuousMarginDots;
  return Uint8Array.from([
    ...[0x1b, 0x69, 0x61, 1], // raster mode
    ...[0x1b, 0x40], // initialise
    ...[0x1b, 0x69, 0x21, 0], // says by itself how it goes
    ...[0x1b, 0x69, 0x7a, flags, type, roll.widthMm, roll.lengthMm],
    ...[rows & 0xff, (rows >> 8) & 0xff, (rows >> 16) & 0xff, rows >>> 24, 0, 0], // first page
    ...[0x1b, 0x69, 0x4d, autoCut ? 0x40 : 0],
    ...(autoCut ? [0x1b, 0x69, 0x41, 1] : []), // after each label
    ...[0x1b, 0x69, 0x4b, autoCut ? 0x08 : 0],
    ...[0x1b, 0x69, 0x64, margin, 0],
    // Said in any case: initialising is known not to end a compression chosen before.
    ...[0x4d, compress ? 2 : 0],
  ]);
}

/** Each byte with its first bit last. */
const reversed = Uint8Array.from({ length: 256 }, (_, byte) => {
  let backwards = 0;
  for (let bit = 0; bit < 8; bit += 1) if (byte & (1 << bit)) backwards |= 0x80 >> bit;
  return backwards;
});

/**
 * The head counts its pins from the right of the label: the last dot of a row comes first.
 * @param endPin the pin behind the first dot
 */
function mirroredRows(
  bitmap: Bitmap,
  endPin: number,
  headBytes: number,
  heightDots: number,
): readonly Uint8Array[] {
  const perRow = rowBytes(bitmap.widthDots);
  const dots = whitePadded(bitmap);
  return Array.from({ length: heightDots }, (_, y) => {
    const pins = new Uint8Array(headBytes);
    for (let column = 0; column < perRow; column += 1) {
      const byte = dots[y * perRow + column] ?? 0;
      if (byte === 0) continue;
      // Eight pins that may lie across two bytes; what the padding puts before the first pin is white.
      const backwards = reversed[byte] ?? 0;
      const pin = endPin - 8 - column * 8;
      const at = pin >> 3;
      const offset = pin & 7;
      pins[at] = (pins[at] ?? 0) | (backwards >> offset);
      pins[at + 1] = (pins[at + 1] ?? 0) | (backwards << (8 - offset));
    }
    return pins;
  });
}

const blankRow = Uint8Array.of(0x5a);

function row({ compress }: BrotherSettings): (pins: Uint8Array) => readonly Uint8Array[] {
  return (pins) => {
    // Printers without compression do not know the blank row either.
    if (compress && isBlank(pins)) return [blankRow];
    const body = compress ? packBits(pins) : pins;
    return [Uint8Array.of(0x67, 0, body.length), body];
  };
}

function isBlank(pins: Uint8Array): boolean {
  for (const byte of pins) if (byte !== 0) return false;
  return true;
}
