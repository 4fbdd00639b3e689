import { expect, test } from 'vitest';
import { base64Of, bytesOf } from '../../../../renderer/face/session/base64.ts';
import { greyOf, meanChange } from '../../../../renderer/face/session/frame-change.ts';
import { portraitDots } from '../../../../renderer/face/session/portrait-picture.ts';

test('grey is what an eye makes of the colours', () => {
  const dots = [255, 255, 255, 255, 0, 0, 0, 255, 255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255];
  expect([...greyOf(new Uint8ClampedArray(dots))]).toEqual([255, 0, 76, 149, 29]);
});

test('a still frame has no change, sensor noise has a little, the first frame all there is', () => {
  const frame = Uint8Array.from({ length: 3_072 }, (_, dot) => dot % 256);
  const noisy = frame.map((level, dot) => (dot % 10 === 0 ? level ^ 1 : level));
  expect(meanChange(frame, frame.slice())).toBe(0);
  expect(meanChange(frame, noisy)).toBeCloseTo(0.1, 2);
  expect(meanChange(undefined, frame)).toBe(255);
  expect(meanChange(frame.slice(1), frame)).toBe(255);
});

test('a picture goes through base64 unharmed, however large', () => {
  const bytes = Uint8Array.from({ length: 200_001 }, (_, at) => (at * 7_919) % 256);
  const text = base64Of(bytes);
  expect(text).toBe(Buffer.from(bytes).toString('base64'));
  expect(bytesOf(text)).toEqual(bytes);
});

test('a portrait of three bytes a dot becomes opaque dots; one with bytes missing becomes none', () => {
  const rgb = Buffer.from([1, 2, 3, 4, 5, 6]).toString('base64');
  const portrait = { kind: 'portrait', widthDots: 2, heightDots: 1, rgb } as const;
  expect([...(portraitDots(portrait) ?? [])]).toEqual([1, 2, 3, 255, 4, 5, 6, 255]);
  expect(portraitDots({ ...portrait, heightDots: 2 })).toBeUndefined();
});
