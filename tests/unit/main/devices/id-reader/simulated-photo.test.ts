import { createCanvas } from '@napi-rs/canvas';
import { beforeAll, expect, test } from 'vitest';
import { portraitOf } from '../../../../../main/devices/id-reader/vendor-library/portrait.ts';
import {
  decodeSimulatedPhoto,
  encodeSimulatedPhoto,
} from '../../../../../main/devices/id-reader/simulated-photo.ts';
import { otherCard } from '../../../../../main/devices/id-reader/simulated-card.ts';
import { difference, pictureFile } from '../../../../support/id-reader/faces.ts';
import { seededRandom } from '../../../../support/seeded-random.ts';
import { testPortrait } from '../../../../support/test-portrait.ts';

let photo: Uint8Array;
beforeAll(async () => {
  photo = await encodeSimulatedPhoto(pictureFile());
});

const latin1 = (from: number, to: number): string => Buffer.from(photo.subarray(from, to)).toString('latin1');
const endOfPicture = (): number => 8 + new DataView(photo.buffer).getUint32(4, true);

test('a picture fills the room of a chip with one lossy WebP, and says so from its first byte', () => {
  expect(photo).toHaveLength(1_024);
  expect([latin1(0, 4), latin1(8, 16)]).toEqual(['RIFF', 'WEBPVP8 ']);
  expect(endOfPicture()).toBeGreaterThan(700);
});

test('what comes back is the picture that went in, upright and in its own colours', async () => {
  const portrait = await decodeSimulatedPhoto(photo);
  expect(portrait).toMatchObject({ widthDots: 102, heightDots: 126 });
  const { rgb } = testPortrait();
  const back = portrait?.rgb ?? new Uint8Array(0);
  expect(back).toHaveLength(rgb.length);
  expect(difference(back, rgb)).toBeLessThan(8);
  expect(difference(back.toReversed(), rgb)).toBeGreaterThan(30);
});

function patched(at: number, ...bytes: readonly number[]): Uint8Array {
  const copy = photo.slice();
  copy.set(bytes, at);
  return copy;
}

test.each<readonly [string, () => Uint8Array]>([
  [
    'the photo of a real chip',
    () => Uint8Array.from({ length: 1_024 }, (_, at) => 'WLf'.charCodeAt(at) || at),
  ],
  ['a chip without a photo', () => otherCard.photo],
  ['nothing', () => new Uint8Array(0)],
  ['a photo that lacks its last byte', () => photo.subarray(0, 1_023)],
  ['something after the picture', () => patched(endOfPicture(), 1)],
  ['a picture longer than the chip', () => patched(4, 0xff, 0xff)],
  ['a picture shorter than its own header', () => patched(4, 10, 0, 0, 0)],
  ['a picture of another width', () => patched(26, 103)],
  ['a picture of another height', () => patched(28, 125)],
  ['the largest picture there is', () => patched(26, 0xff, 0x3f, 0xff, 0x3f)],
  ['a picture that is not lossy', () => patched(15, 'L'.charCodeAt(0))],
  [
    'a JPEG in the same room',
    () => Uint8Array.from({ length: 1_024 }, (_, at) => [0xff, 0xd8, 0xff][at] ?? 0),
  ],
])('%s is not understood', async (_, bytes) => {
  expect(await decodeSimulatedPhoto(bytes())).toBeUndefined();
});

test('no vendor’s picture is one of a simulated chip, nor the other way round', () => {
  expect(portraitOf(photo)).toBeUndefined();
});

// What a damaged picture shows is the codec's affair; that it never throws is ours.
test('a damaged photo is a portrait or none, and no fault', async () => {
  const random = seededRandom(7);
  for (let round = 0; round < 300; round += 1) {
    const damaged = photo.slice();
    for (let hit = 0; hit < 4; hit += 1) damaged[Math.floor(random() * 1_024)] = Math.floor(random() * 256);
    const portrait = await decodeSimulatedPhoto(damaged);
    expect([undefined, 102 * 126 * 3]).toContain(portrait?.rgb.length);
  }
});

test('a picture too restless for a chip, and a file that is no picture, are refused', async () => {
  const random = seededRandom(3);
  const canvas = createCanvas(102, 126);
  const context = canvas.getContext('2d');
  for (let dot = 0; dot < 102 * 126; dot += 1) {
    context.fillStyle = random() < 0.5 ? '#000' : '#fff';
    context.fillRect(dot % 102, Math.floor(dot / 102), 1, 1);
  }
  await expect(encodeSimulatedPhoto(canvas.toBuffer('image/png'))).rejects.toThrow(RangeError);
  await expect(encodeSimulatedPhoto(Buffer.from('no picture'))).rejects.toThrow();
});
