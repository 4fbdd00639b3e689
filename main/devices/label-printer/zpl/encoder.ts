import { err, ok } from '../../../../domain/kernel/result.ts';
import { rowBytes } from '../bitmap.ts';
import { isWhole, pictureError, settingError, whitePadded } from '../encode-checks.ts';
import type { EncodeError, EncodeLabel } from '../language.ts';
import { mediaDots } from '../media.ts';
import type { LabelMedia } from '../media.ts';
import type { Bitmap } from '../port.ts';
import { graphicField, maxGraphicBytes } from './graphic-field.ts';
import type { GraphicCompression } from './graphic-field.ts';

/** What differs from printer to printer; all of it is configuration. */
export interface ZplSettings {
  readonly compression: GraphicCompression;
  /** How the printer finds the next label; how high the gap is, it measures itself. */
  readonly sensing: 'gap' | 'black-mark' | 'continuous';
  readonly finish: 'tear' | 'peel' | 'cut';
  readonly transfer: 'direct' | 'ribbon';
  /** Heat, 0-30. Direct-thermal paper differs so much that only a test print tells. */
  readonly darkness: number;
  /** Inches a second, 1-14; slower burns deeper. */
  readonly speed: number;
  /** Moves the picture right and down, in dots, on a printer whose paper guide is off. */
  readonly offsetXDots: number;
  readonly offsetYDots: number;
  /**
   * Tells the printer not to repeat a label that an error cut short: the kiosk repeats it, and two badges must not
   * exist. `false` leaves the command out for clones that stumble over it.
   */
  readonly reprintOff: boolean;
  /** Begins each job with `zplFlush`. Off only for clones that take it for something else. */
  readonly flushFirst: boolean;
}

export const defaultZplSettings: ZplSettings = {
  compression: 'z64',
  sensing: 'gap',
  finish: 'tear',
  transfer: 'direct',
  darkness: 15,
  speed: 3,
  offsetXDots: 0,
  offsetYDots: 0,
  reprintOff: true,
  flushFirst: true,
};

/**
 * `~JA`: forgets what came before it, so a label that broke off is neither printed nor joined to the next one. A tilde
 * also ends a picture left half-sent. `^XZ` would end it too, but by printing the half.
 */
const cancelAll = '~JA';
export const zplFlush: Uint8Array = Buffer.from(cancelAll);

const sensings = { gap: '^MNW', 'black-mark': '^MNM', continuous: '^MNN' } as const;
const finishes = { tear: '^MMT', peel: '^MMP', cut: '^MMC' } as const;
const transfers = { direct: '^MTD', ribbon: '^MTT' } as const;

/** One label, no copies, no pause between labels; the end of the format is what prints. */
const fire = '^PQ1,0,1,Y^XZ';

/**
 * One label as ZPL II: stock, heat and finish with every job, because a printer swapped in a hurry still carries the
 * last owner's, then the picture as one `^GFA`. Until `fire` the printer is inside a format, where it must not be asked
 * for its status.
 * Source: Zebra ZPL II programming guide.
 */
export function encodeZplLabel(settings: Partial<ZplSettings> = {}): EncodeLabel {
  const all = { ...defaultZplSettings, ...settings };
  return (bitmap, media) => {
    const error = settingsError(all, media) ?? sizeError(all, bitmap, media);
    if (error) return err(error);
    return ok({
      picture: Buffer.from(setUp(all, media) + field(all, bitmap)),
      fire: Buffer.from(fire),
      reprintOff: all.reprintOff,
    });
  };
}

function setUp(settings: ZplSettings, media: LabelMedia): string {
  const { widthDots, heightDots } = mediaDots(media);
  return [
    settings.flushFirst ? cancelAll : '',
    // Outside the format: it is an immediate command.
    `~SD${String(settings.darkness).padStart(2, '0')}`,
    '^XA',
    sensings[settings.sensing],
    transfers[settings.transfer],
    finishes[settings.finish],
    `^PW${widthDots}^LL${heightDots}`,
    `^LH${settings.offsetXDots},${settings.offsetYDots}`,
    `^PR${settings.speed}`,
    settings.reprintOff ? '^JZN' : '',
  ].join('');
}

function field({ compression }: ZplSettings, bitmap: Bitmap): string {
  return `^FO0,0${graphicField(whitePadded(bitmap), rowBytes(bitmap.widthDots), compression)}^FS`;
}

function sizeError(settings: ZplSettings, bitmap: Bitmap, media: LabelMedia): EncodeError | undefined {
  const error = pictureError(bitmap, mediaDots(media), { x: settings.offsetXDots, y: settings.offsetYDots });
  if (error || bitmap.bytes.length <= maxGraphicBytes) return error;
  return { kind: 'too-tall', detail: `${bitmap.bytes.length} bytes, one picture holds ${maxGraphicBytes}` };
}

function settingsError(settings: ZplSettings, media: LabelMedia): EncodeError | undefined {
  return settingError(media, [
    ['darkness', isWhole(settings.darkness, 0, 30)],
    ['speed', isWhole(settings.speed, 1, 14)],
    ['offset', isWhole(settings.offsetXDots, 0, 9_999) && isWhole(settings.offsetYDots, 0, 9_999)],
  ]);
}
