import type { Portrait } from './port.ts';
import type { PortraitDecoder } from './portrait-decoder.ts';
import { photoBytes } from './sam-layout.ts';

// No one outside the vendors can make the photo of a real chip (WLT). A simulated chip carries a WebP of its size in the
// same 1,024 bytes, nothing but one lossy picture and zeros after it. The canvas is loaded with the first photo: a kiosk
// starts without it.

const widthDots = 102;
const heightDots = 126;

/**
 * Puts a picture of any size and of any kind a browser knows onto a simulated chip, as sharp as it fits.
 * @throws when the file is no picture, or one that does not fit into 1,024 bytes however blurred
 */
export async function encodeSimulatedPhoto(file: Uint8Array): Promise<Uint8Array> {
  const { createCanvas, loadImage } = await import('@napi-rs/canvas');
  const canvas = createCanvas(widthDots, heightDots);
  canvas.getContext('2d').drawImage(await loadImage(file), 0, 0, widthDots, heightDots);
  for (let quality = 95; quality > 0; quality -= 5) {
    const webp = bareWebp(await canvas.encode('webp', quality));
    if (!webp || webp.length > photoBytes) continue;
    const photo = new Uint8Array(photoBytes);
    photo.set(webp);
    return photo;
  }
  throw new RangeError(`The picture does not fit into ${photoBytes} bytes`);
}

/** Understands what `encodeSimulatedPhoto` writes, and nothing else: no photo of a real chip, no other picture. */
export async function decodeSimulatedPhoto(photo: Uint8Array): Promise<Portrait | undefined> {
  if (!isSimulatedPhoto(photo)) return undefined;
  const { createCanvas, loadImage } = await import('@napi-rs/canvas');
  // A damaged picture inside a sound frame.
  const image = await loadImage(photo).catch(() => undefined);
  if (image?.width !== widthDots || image.height !== heightDots) return undefined;
  const context = createCanvas(widthDots, heightDots).getContext('2d');
  context.drawImage(image, 0, 0);
  const rgba = context.getImageData(0, 0, widthDots, heightDots).data;
  const rgb = new Uint8Array(widthDots * heightDots * 3);
  for (let at = 0; at < rgb.length; at += 1) rgb[at] = rgba[at + Math.floor(at / 3)] ?? 0;
  rgba.fill(0);
  return { widthDots, heightDots, rgb };
}

/** The decoder of simulated readers. */
export const simulatedDecoder: PortraitDecoder = {
  start() {},
  decode: decodeSimulatedPhoto,
  stop: () => Promise.resolve(),
};

/** RIFF container and lossy bitstream: RFC 9649 sections 2.3 to 2.5, RFC 6386 section 9.1. */
const riffBytes = 12;
const chunkHeaderBytes = 8;
const headerBytes = riffBytes + chunkHeaderBytes + 10;

function isSimulatedPhoto(photo: Uint8Array): boolean {
  if (photo.length !== photoBytes || !hasName(photo, 0, 'RIFF') || !hasName(photo, 8, 'WEBP')) return false;
  const view = new DataView(photo.buffer, photo.byteOffset, photo.length);
  const end = chunkHeaderBytes + view.getUint32(4, true);
  return (
    hasName(photo, riffBytes, 'VP8 ') &&
    end > headerBytes &&
    end <= photoBytes &&
    chunkEnd(view, riffBytes) === end &&
    view.getUint16(headerBytes - 4, true) === widthDots &&
    view.getUint16(headerBytes - 2, true) === heightDots &&
    photo.subarray(end).every((byte) => byte === 0)
  );
}

/** The picture alone: the canvas adds a colour profile that takes up half a chip. */
function bareWebp(webp: Uint8Array): Uint8Array | undefined {
  const view = new DataView(webp.buffer, webp.byteOffset, webp.length);
  for (let at = riffBytes; at + chunkHeaderBytes <= webp.length; at = chunkEnd(view, at)) {
    if (!hasName(webp, at, 'VP8 ')) continue;
    const picture = webp.subarray(at, chunkEnd(view, at));
    const bare = new Uint8Array(riffBytes + picture.length);
    bare.set(Buffer.from('RIFF....WEBP', 'latin1'));
    new DataView(bare.buffer).setUint32(4, 4 + picture.length, true);
    bare.set(picture, riffBytes);
    return bare;
  }
  return undefined;
}

/** Chunks are filled up to an even length. */
function chunkEnd(view: DataView, at: number): number {
  const length = view.getUint32(at + 4, true);
  return at + chunkHeaderBytes + length + (length % 2);
}

const hasName = (bytes: Uint8Array, at: number, name: string): boolean =>
  [...name].every((letter, index) => bytes[at + index] === letter.charCodeAt(0));
