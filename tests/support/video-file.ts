import { writeFileSync } from 'node:fs';
import { createCanvas, loadImage } from '@napi-rs/canvas';

const width = 1_280;
const height = 720;

/**
 * Writes what a camera sees while somebody holds a picture before it, as Chromium's fake camera plays it: YUV4MPEG2,
 * 4:2:0, without colour.
 *
 * @param picture a PNG; it fills three quarters of the view's height, on a grey wall
 */
export async function writeCameraView(file: string, picture: Uint8Array): Promise<void> {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#8a8a8a';
  context.fillRect(0, 0, width, height);
  const image = await loadImage(Buffer.from(picture));
  const scale = (0.75 * height) / image.height;
  const [w, h] = [image.width * scale, image.height * scale];
  context.drawImage(image, (width - w) / 2, (height - h) / 2, w, h);

  const { data } = context.getImageData(0, 0, width, height);
  const luma = Buffer.alloc(width * height);
  for (let at = 0; at < luma.length; at += 1) luma[at] = data[at * 4 + 1] ?? 0;
  const chroma = Buffer.alloc((width * height) / 2, 128);
  const frame = [Buffer.from('FRAME\n'), luma, chroma];
  writeFileSync(
    file,
    Buffer.concat([
      Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`),
      ...frame,
      ...frame,
    ]),
  );
}
