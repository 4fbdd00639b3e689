import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { LocalDay } from '../../../../domain/kernel/time.ts';
import type { BadgeContent } from '../../../../main/badge/content.ts';
import { layoutBadge } from '../../../../main/badge/layout.ts';
import type { Box } from '../../../../main/badge/layout.ts';
import { createBadgePainter } from '../../../../main/badge/painter.ts';
import { greysOfPhoto, layoutWithPhoto } from '../../../../main/badge/photo.ts';
import { qrModules, qrSpan } from '../../../../main/badge/qr.ts';
import { isBlack } from '../../../../main/devices/label-printer/bitmap.ts';
import { plausibleInk } from '../../../../main/devices/label-printer/served-printer.ts';
import { dotsPerMm } from '../../../../main/devices/label-printer/media.ts';
import type { LabelMedia } from '../../../../main/devices/label-printer/media.ts';
import type { Bitmap } from '../../../../main/devices/label-printer/port.ts';
import { testPortrait } from '../../../support/test-portrait.ts';

const fontPath = fileURLToPath(new URL('../../../../assets/fonts/NotoSansCJKsc-Medium.otf', import.meta.url));
const painter = createBadgePainter({ fontPath });
const stock = (widthMm: number, heightMm: number, dpi: number): LabelMedia => ({
  ...{ widthMm, heightMm, gapMm: 2, dpi },
});
const wide = stock(80, 50, 203);
const content: BadgeContent = {
  siteName: '样本园区',
  visitorName: '欧阳测试',
  hostName: '李样本',
  place: '3 楼 305',
  category: 'short-term',
  categoryLabel: '临时访客',
  badgeNumber: 'A017',
  validDay: '2026-11-23' as LocalDay,
  code: 'YB1:7K3F9QWE2RT5YUIP8ASD',
};

function paint(change: Partial<BadgeContent>, on = wide): Bitmap {
  const painted = painter.paint({ ...content, ...change }, on);
  if (!painted.ok) throw new Error(painted.error.detail);
  expect(painted.value.blackShare).toBeGreaterThan(plausibleInk.least);
  expect(painted.value.blackShare).toBeLessThan(plausibleInk.most);
  return painted.value.bitmap;
}

function layouts(on = wide) {
  const plain = layoutBadge(on, qrSpan(qrModules(content.code)));
  if (!plain.ok) throw new Error(plain.error.detail);
  return { plain: plain.value, photo: layoutWithPhoto(plain.value, dotsPerMm(on.dpi)) };
}

function share(bitmap: Bitmap, box: Box): number {
  let black = 0;
  for (let y = box.y; y < box.y + box.height; y += 1) {
    for (let x = box.x; x < box.x + box.width; x += 1) black += Number(isBlack(bitmap, x, y));
  }
  return black / (box.width * box.height);
}

const right = (box: Box) => box.x + box.width;
const bottom = (box: Box) => box.y + box.height;
const overlap = (a: Box, b: Box) => a.x < right(b) && b.x < right(a) && a.y < bottom(b) && b.y < bottom(a);

test.each([wide, stock(80, 50, 300), stock(100, 60, 203), stock(50, 80, 203), stock(62, 100, 300)])(
  'the photo stands on the label and on nothing else, in the shape of an ID photograph',
  (on) => {
    const { photo: it } = layouts(on);
    if (!it) throw new Error('no room for a photo');
    const others = [it.site, it.band, it.name, ...it.details, it.number, ...it.validity, it.qr];
    for (const other of others) expect(other.height > 0 && overlap(it.photo, other)).toBe(false);
    expect(it.photo.width / it.photo.height).toBeCloseTo(102 / 126, 1);
    expect(it.photo.height / dotsPerMm(on.dpi)).toBeGreaterThanOrEqual(12);
  },
);

test('only name and details move aside for it', () => {
  const { plain, photo: it } = layouts();
  const { photo: _, name: __, details: ___, ...rest } = it ?? { ...plain, photo: undefined };
  const { name: ____, details: _____, ...same } = plain;
  expect(rest).toEqual(same);
  expect(right(it?.name ?? plain.qr)).toBe(right(plain.name));
});

test('what is printed in its box is the photo, in about as much black as it is dark', () => {
  const { photo: it } = layouts();
  if (!it) throw new Error('no room for a photo');
  const dark = share(paint({ photo: testPortrait() }), it.photo);
  expect(dark).toBeGreaterThan(0.15);
  expect(dark).toBeLessThan(0.5);
  const blank = { widthDots: 10, heightDots: 10, rgb: new Uint8Array(300).fill(255) };
  expect(share(paint({ photo: blank }), it.photo)).toBe(0);
});

test('a short label keeps its name and does without the photo', () => {
  const short = stock(58.9, 22.9, 300);
  expect(layouts(short).photo).toBeUndefined();
  expect(paint({ photo: testPortrait() }, short)).toEqual(paint({}, short));
});

test.each([
  ['too few bytes', { widthDots: 102, heightDots: 126, rgb: new Uint8Array(9) }],
  ['no dots at all', { widthDots: 0, heightDots: 0, rgb: new Uint8Array(0) }],
])('a photo of %s is left out, and the badge is as without one', (_, photo) => {
  expect(paint({ photo })).toEqual(paint({}));
});

test('a photo of another shape fills the box and keeps its middle', () => {
  // White, grey, white from left to right: of the wide picture only the grey middle is left.
  const rgb = new Uint8Array(90 * 30 * 3).map((_, at) =>
    Math.floor(((at / 3) % 90) / 30) === 1 ? 100 : 255,
  );
  const { greys } = greysOfPhoto(
    { widthDots: 90, heightDots: 30, rgb },
    { x: 0, y: 0, width: 20, height: 24 },
  );
  expect([Math.min(...greys), Math.max(...greys)]).toEqual([100, 100]);
});
