import { rowBytes } from './bitmap.ts';
import type { EncodeError } from './language.ts';
import type { LabelMedia } from './media.ts';
import type { Bitmap } from './port.ts';

/** Longer, wider or finer than any printer: a slip in the configuration. */
const maxLabelMm = 1_000;
const maxDpi = 1_200;

/** A named condition on a setting. */
type SettingRule = readonly [name: string, fine: boolean];

/** The first rule that does not hold; stock that no printer can hold counts as a setting. */
export function settingError(media: LabelMedia, rules: readonly SettingRule[]): EncodeError | undefined {
  const { widthMm, heightMm, gapMm, dpi } = media;
  const all: readonly SettingRule[] = [
    [
      'label size',
      widthMm > 0 && widthMm <= maxLabelMm && heightMm > 0 && heightMm <= maxLabelMm && gapMm >= 0,
    ],
    ['dpi', dpi > 0 && dpi <= maxDpi],
    ...rules,
  ];
  const broken = all.find(([, fine]) => !fine);
  return broken && { kind: 'bad-setting', detail: `${broken[0]} out of range` };
}

/**
 * Whether the picture is whole and fits.
 * @param room what can be printed, in dots
 * @param offset how far the picture is moved into that room, in dots
 */
export function pictureError(
  bitmap: Bitmap,
  room: { readonly widthDots: number; readonly heightDots: number },
  offset: { readonly x: number; readonly y: number } = { x: 0, y: 0 },
): EncodeError | undefined {
  const isSized = isWhole(bitmap.widthDots, 1) && isWhole(bitmap.heightDots, 1);
  if (!isSized || bitmap.bytes.length !== rowBytes(bitmap.widthDots) * bitmap.heightDots) {
    const size = `${bitmap.widthDots}x${bitmap.heightDots}`;
    return { kind: 'wrong-byte-count', detail: `${bitmap.bytes.length} bytes for ${size} dots` };
  }
  const widthDots = bitmap.widthDots + offset.x;
  const heightDots = bitmap.heightDots + offset.y;
  if (widthDots > room.widthDots) {
    return { kind: 'too-wide', detail: `${widthDots} dots on ${room.widthDots} that can be printed` };
  }
  if (heightDots > room.heightDots) {
    return { kind: 'too-tall', detail: `${heightDots} dots on ${room.heightDots} that can be printed` };
  }
  return undefined;
}

export function isWhole(value: number, min: number, max = Number.MAX_SAFE_INTEGER): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

/** The rows of a picture with the padding of each made white, whatever a careless painter left there. */
export function whitePadded({ widthDots, bytes }: Bitmap): Uint8Array {
  const perRow = rowBytes(widthDots);
  const inPicture = 0xff << (perRow * 8 - widthDots);
  const rows = bytes.slice();
  for (let last = perRow - 1; last < rows.length; last += perRow) {
    rows[last] = (rows[last] ?? 0) & inPicture;
  }
  return rows;
}
