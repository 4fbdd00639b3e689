import { err, ok } from '../../../../domain/kernel/result.ts';
import { rowBytes } from '../bitmap.ts';
import { isWhole, pictureError, settingError, whitePadded } from '../encode-checks.ts';
import type { EncodeLabel } from '../language.ts';
import { mediaDots } from '../media.ts';
import type { LabelMedia } from '../media.ts';
import { rasterBands, word } from './raster.ts';
import type { EscposGraphics } from './raster.ts';

/** What differs from printer to printer; all of it is configuration. */
export interface EscposSettings {
  readonly graphics: EscposGraphics;
  /** Rows sent in one piece, 1-2303. Above 200 some small printers hang. */
  readonly bandRows: number;
  /** Moves the picture right, in dots. */
  readonly marginDots: number;
  /** How a label ends. `form-feed` goes on to the next label on printers that sense labels. */
  readonly ending: 'cut' | 'form-feed' | 'feed';
  /** Paper moved on after the picture, in dots, 0-255; not before a form feed, which finds the label by itself. */
  readonly feedDots: number;
}

const defaultEscposSettings: EscposSettings = {
  graphics: 'raster',
  bandRows: 200,
  marginDots: 0,
  ending: 'cut',
  feedDots: 80,
};

/**
 * One label as an ESC/POS picture. The printer prints each band as it comes, so there is nothing to fire, and a link that
 * breaks may leave a piece of a label; one that ran out of paper goes on from its buffer once it has some. The language
 * knows no sizes: the stock must be given as wide as the head prints, 72 mm on 80 mm paper.
 * Source: Epson ESC/POS command reference.
 */
export function encodeEscposLabel(settings: Partial<EscposSettings> = {}): EncodeLabel {
  const all = { ...defaultEscposSettings, ...settings };
  return (bitmap, media) => {
    const error =
      settingError(media, [
        ['band', isWhole(all.bandRows, 1, 2_303)],
        ['margin', isWhole(all.marginDots, 0, 0xffff)],
        ['feed', isWhole(all.feedDots, 0, 255)],
      ]) ?? pictureError(bitmap, mediaDots(media), { x: all.marginDots, y: 0 });
    if (error) return err(error);
    const initialise = Uint8Array.of(0x1b, 0x40);
    const margin = all.marginDots > 0 ? [Uint8Array.of(0x1d, 0x4c, ...word(all.marginDots))] : [];
    const bands = rasterBands(whitePadded(bitmap), bitmap.widthDots, all.bandRows, all.graphics);
    return ok({
      picture: Buffer.concat([initialise, ...margin, ...bands, escposEnding(all)]),
      fire: new Uint8Array(),
      reprintOff: false,
    });
  };
}

/** What ends a label, and what moves half a one out of the way. */
export function escposEnding(settings: Partial<EscposSettings> = {}): Uint8Array {
  const { ending, feedDots } = { ...defaultEscposSettings, ...settings };
  if (ending === 'form-feed') return Uint8Array.of(0x0c);
  const feed = feedDots > 0 ? [0x1b, 0x4a, feedDots] : [];
  // The knife sits beyond the head; the cut feeds as far as that by itself.
  const cut = ending === 'cut' ? [0x1d, 0x56, 66, 0] : [];
  return Uint8Array.of(...feed, ...cut);
}

/** `DLE ENQ 2`: drops what is buffered and leaves an error that a person has cleared. */
const recover = Uint8Array.of(0x10, 0x05, 2);

/**
 * As many white dots as a band left half-sent may still want, for the printer counts them and is deaf to commands until
 * it has them all; then the rest of a label that it may still hold is dropped.
 */
export function escposFlush(media: LabelMedia, settings: Partial<EscposSettings> = {}): Uint8Array {
  const { bandRows } = { ...defaultEscposSettings, ...settings };
  const { widthDots, heightDots } = mediaDots(media);
  return Buffer.concat([new Uint8Array(rowBytes(widthDots) * Math.min(bandRows, heightDots)), recover]);
}
