import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createBadgePainter } from '../../../../../../main/badge/painter.ts';
import type { BadgeContent } from '../../../../../../main/badge/content.ts';
import type { LocalDay } from '../../../../../../domain/kernel/time.ts';
import { blankBitmap, fillRect, setDot } from '../../../../../../main/devices/label-printer/bitmap.ts';
import type { Bitmap } from '../../../../../../main/devices/label-printer/port.ts';
import { seededRandom } from '../../../../../support/seeded-random.ts';
import { differingDots, rendered } from './rendered.ts';

const media = { widthMm: 80, heightMm: 50, gapMm: 2, dpi: 203 };
const compressions = ['hex', 'rle', 'z64'] as const;

const badge: BadgeContent = {
  siteName: '样本园区',
  visitorName: '欧阳测试',
  hostName: '李样本',
  department: '研发中心',
  place: '3 楼 305',
  category: 'temporary-worker',
  categoryLabel: '临时用工',
  badgeNumber: 'A017',
  validDay: '2026-11-23' as LocalDay,
  validUntilTime: '17:30',
  code: 'YB1:7K3F9QWE2RT5YUIP8ASD',
};

function badgePicture(): Bitmap {
  const fontPath = fileURLToPath(
    new URL('../../../../../../assets/fonts/NotoSansCJKsc-Medium.otf', import.meta.url),
  );
  const painted = createBadgePainter({ fontPath }).paint(badge, media);
  if (!painted.ok) throw new Error(painted.error.detail);
  return painted.value.bitmap;
}

function noise(widthDots: number, heightDots: number, share: number, seed: number): Bitmap {
  const random = seededRandom(seed);
  const bitmap = blankBitmap(widthDots, heightDots);
  for (let y = 0; y < heightDots; y += 1) {
    for (let x = 0; x < widthDots; x += 1) setDot(bitmap, x, y, random() < share);
  }
  return bitmap;
}

/** Long runs, equal rows, white ends and black ends: all that the run-length form has a sign for. */
function blocks(widthDots: number, heightDots: number): Bitmap {
  const bitmap = blankBitmap(widthDots, heightDots);
  fillRect(bitmap, 0, 0, widthDots, 3, true);
  fillRect(bitmap, 5, 6, Math.floor(widthDots / 2), 9, true);
  fillRect(bitmap, widthDots - 7, 10, 7, heightDots - 10, true);
  fillRect(bitmap, 0, heightDots - 2, widthDots, 2, true);
  return bitmap;
}

// Every one of 256,000 dots is compared, also those around a smaller picture.
test.each(compressions)('%s: somebody else prints the badge dot for dot', async (compression) => {
  expect(await differingDots(badgePicture(), media, { compression })).toBe(0);
});

test.each(compressions)(
  '%s: odd widths, runs of every kind and noise come out as they are',
  async (compression) => {
    const pictures = [
      blocks(640, 400),
      blocks(633, 31),
      blocks(17, 40),
      noise(639, 20, 0.5, 1),
      noise(101, 33, 0.05, 2),
      noise(9, 9, 0.5, 3),
      noise(1, 8, 0.5, 4),
      blankBitmap(320, 20),
    ];
    for (const bitmap of pictures) expect(await differingDots(bitmap, media, { compression })).toBe(0);
  },
);

test('an offset moves the picture right and down', async () => {
  const bitmap = blocks(40, 20);
  expect(await differingDots(bitmap, media, { offsetXDots: 16, offsetYDots: 9 })).toBe(0);
  const isInked = await rendered(bitmap, media, { offsetXDots: 16, offsetYDots: 9 });
  expect([isInked(15, 9), isInked(16, 8), isInked(16, 9)]).toEqual([false, false, true]);
});

test('a picture wider than 400 hex digits needs more than one count in a run', async () => {
  const wide = { widthMm: 220, heightMm: 10, gapMm: 2, dpi: 203 };
  for (const widthDots of [1_592, 1_600, 1_608, 1_691, 1_760]) {
    const bitmap = blankBitmap(widthDots, 4);
    fillRect(bitmap, 0, 0, widthDots, 2, true);
    expect(await differingDots(bitmap, wide, { compression: 'rle' })).toBe(0);
  }
});
