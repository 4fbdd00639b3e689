import { setDot } from '../../main/devices/label-printer/bitmap.ts';
import type { Bitmap } from '../../main/devices/label-printer/port.ts';

/** What trips encoders: noise, long runs, rows alike, blank rows, nothing, everything, and bytes that are commands. */
export const pictureStyles = ['noise', 'sparse', 'bars', 'stripes', 'white', 'black', 'commands'] as const;
export type PictureStyle = (typeof pictureStyles)[number];

const commands = Buffer.from(
  '\r\nPRINT 1,1\r\n^XZ~JA~HS\x1b!?\x1b@\x1biS\x10\x04\x01\x1dVB\0\x0c\x1a^FS',
  'latin1',
);

/** @param random numbers from 0 to 1; bits behind the last dot of a row are noise as well */
export function randomPicture(
  widthDots: number,
  heightDots: number,
  style: PictureStyle,
  random: () => number,
): Bitmap {
  const rowBytes = Math.ceil(widthDots / 8);
  const bytes = new Uint8Array(rowBytes * heightDots);
  const byteOf: Readonly<Record<PictureStyle, (at: number) => number>> = {
    noise: () => Math.floor(random() * 256),
    sparse: () => (random() < 0.03 ? 1 << Math.floor(random() * 8) : 0),
    bars: (at) => (Math.floor((at % rowBytes) / 3) % 2 === 0 ? 0xff : 0x00),
    stripes: (at) => (Math.floor(at / rowBytes / 4) % 2 === 0 ? 0x00 : 0xa5),
    white: () => 0,
    black: () => 0xff,
    commands: (at) => commands[at % commands.length] ?? 0,
  };
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = byteOf[style](at);
  const padding = (1 << (rowBytes * 8 - widthDots)) - 1;
  for (let row = 1; row <= heightDots; row += 1) {
    const at = row * rowBytes - 1;
    bytes[at] = ((bytes[at] ?? 0) & ~padding) | (Math.floor(random() * 256) & padding);
  }
  return { widthDots, heightDots, bytes };
}

/** The picture on an otherwise white label. */
export function onLabel(picture: Bitmap, widthDots: number, heightDots: number, left = 0, top = 0): Bitmap {
  const label = { widthDots, heightDots, bytes: new Uint8Array(Math.ceil(widthDots / 8) * heightDots) };
  const rowBytes = Math.ceil(picture.widthDots / 8);
  for (const [at, byte] of picture.bytes.entries()) {
    const x = (at % rowBytes) * 8;
    for (let bit = 0; byte !== 0 && bit < 8 && x + bit < picture.widthDots; bit += 1) {
      if ((byte & (0x80 >> bit)) !== 0) setDot(label, left + x + bit, top + Math.floor(at / rowBytes), true);
    }
  }
  return label;
}
