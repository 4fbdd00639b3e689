import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { layoutBadge } from '../../../../main/badge/layout.ts';
import type { Box } from '../../../../main/badge/layout.ts';
import { createBadgePainter } from '../../../../main/badge/painter.ts';
import type { PaintedBadge } from '../../../../main/badge/painter.ts';
import type { BadgeContent } from '../../../../main/badge/content.ts';
import { qrModules, qrSpan } from '../../../../main/badge/qr.ts';
import type { LocalDay } from '../../../../domain/kernel/time.ts';
import { categories } from '../../../../domain/policy/vocabulary.ts';
import { isBlack } from '../../../../main/devices/label-printer/bitmap.ts';
import { plausibleInk } from '../../../../main/devices/label-printer/served-printer.ts';
import type { Bitmap } from '../../../../main/devices/label-printer/port.ts';

const fontPath = fileURLToPath(new URL('../../../../assets/fonts/NotoSansCJKsc-Medium.otf', import.meta.url));
const painter = createBadgePainter({ fontPath });
const media = { widthMm: 80, heightMm: 50, gapMm: 2, dpi: 203 };
const content: BadgeContent = {
  siteName: '样本园区',
  visitorName: '欧阳测试',
  hostName: '李样本',
  department: '研发中心',
  place: '3 楼 305',
  category: 'short-term',
  categoryLabel: '临时访客',
  badgeNumber: 'A017',
  validDay: '2026-11-23' as LocalDay,
  validUntilTime: '17:30',
  code: 'YB1:7K3F9QWE2RT5YUIP8ASD',
};

function paint(change: Partial<BadgeContent> = {}, on = media): PaintedBadge {
  const painted = painter.paint({ ...content, ...change }, on);
  if (!painted.ok) throw new Error(painted.error.detail);
  return painted.value;
}

function boxes(on = media, code = content.code) {
  const layout = layoutBadge(on, qrSpan(qrModules(code)));
  if (!layout.ok) throw new Error(layout.error.detail);
  return layout.value;
}

function dotsIn(bitmap: Bitmap, box: Box): string {
  let dots = '';
  for (let y = box.y; y < box.y + box.height; y += 1) {
    for (let x = box.x; x < box.x + box.width; x += 1) dots += isBlack(bitmap, x, y) ? '#' : '.';
  }
  return dots;
}

const inkIn = (bitmap: Bitmap, box: Box) =>
  dotsIn(bitmap, box).replaceAll('.', '').length / (box.width * box.height);

test('the picture has the size of the label, and an amount of black that a printer accepts', () => {
  for (const on of [media, { ...media, widthMm: 60, heightMm: 40 }, { ...media, dpi: 300 }]) {
    const { bitmap, blackShare } = paint({}, on);
    expect([bitmap.widthDots, bitmap.heightDots]).toEqual([boxes(on).widthDots, boxes(on).heightDots]);
    expect(blackShare).toBeGreaterThan(plausibleInk.least);
    expect(blackShare).toBeLessThan(plausibleInk.most);
  }
});

test('the same badge is painted to the same dots every time', () => {
  expect(Buffer.from(paint().bitmap.bytes).equals(Buffer.from(paint().bitmap.bytes))).toBe(true);
});

// One text each: what changes is its own box and nothing else.
test.each([
  ['visitorName', '赵样本', ['name']],
  ['badgeNumber', 'B902', ['number']],
  ['siteName', '别处', ['site']],
  ['hostName', '吴样本', ['details']],
  ['place', '一楼', ['details']],
  ['categoryLabel', '访客', ['band']],
  ['validUntilTime', '18:45', ['validity']],
  ['validDay', '2026-11-24', ['validity']],
] as const)('%s is printed in its own place', (field, value, changed) => {
  const it = boxes();
  const places = { ...it, details: it.details[0], validity: it.validity[0] };
  const all = ['site', 'band', 'name', 'details', 'number', 'validity', 'qr'] as const;
  const before = paint().bitmap;
  const after = paint({ [field]: value }).bitmap;
  const differing = all.filter((name) => {
    const rows: readonly Box[] = name === 'details' || name === 'validity' ? it[name] : [places[name]];
    return rows.some((box) => dotsIn(before, box) !== dotsIn(after, box));
  });
  expect(differing).toEqual(changed);
});

test('the number stands as tall as its box, in solid black', () => {
  const { bitmap } = paint();
  const { number } = boxes();
  const rows = Array.from({ length: number.height }, (_, y) =>
    dotsIn(bitmap, { ...number, y: number.y + y, height: 1 }),
  );
  const inked = rows.filter((row) => row.includes('#')).length;
  expect(inked / number.height).toBeGreaterThan(0.95);
  expect(inkIn(bitmap, { ...number, width: Math.round(number.width * 0.7) })).toBeGreaterThan(0.3);
});

test('no text runs out of its box into the margin', () => {
  const longest = {
    visitorName: 'Wilhelmina Featherstonehaugh-Montgomery of Alexandria and Thessaloniki',
    hostName: 'Maximiliana Yangben-Beispielhausen',
    department: 'Department of Very Long Department Names',
    place: 'Level 33, East Wing, Room 3305, behind the second glass door on the left',
    categoryLabel: 'Temporary contract worker of a partner',
    badgeNumber: 'WWWW-88888',
    siteName: 'Riverside Science and Technology Development Park of the Eastern Economic Zone, Tower A',
  };
  for (const on of [media, { ...media, widthMm: 60, heightMm: 40 }]) {
    const { bitmap } = paint(longest, on);
    const { widthDots, heightDots, site } = boxes(on);
    const margin = site.x - 2;
    const whole = { x: 0, y: 0, width: widthDots, height: heightDots };
    expect(inkIn(bitmap, { ...whole, width: margin })).toBe(0);
    expect(inkIn(bitmap, { ...whole, x: widthDots - margin, width: margin })).toBe(0);
    expect(inkIn(bitmap, { ...whole, height: margin })).toBe(0);
    expect(inkIn(bitmap, { ...whole, y: heightDots - margin, height: margin })).toBe(0);
  }
});

test('every category has a band of its own, so that they differ without words', () => {
  const { band } = boxes();
  const bands = categories.map((category) => dotsIn(paint({ category, categoryLabel: '访' }).bitmap, band));
  expect(new Set(bands).size).toBe(categories.length);
});

test('a badge to be filled in by hand shows a line and no name', () => {
  const byHand = paint({ handwritten: true }).bitmap;
  const other = paint({ handwritten: true, visitorName: '赵样本' }).bitmap;
  expect(Buffer.from(byHand.bytes).equals(Buffer.from(other.bytes))).toBe(true);
  const ink = inkIn(byHand, boxes().name);
  expect(ink).toBeGreaterThan(0.01);
  expect(ink).toBeLessThan(0.06);
});

test('without a host and a place their captions are gone too', () => {
  const { hostName: _, department: __, place: ___, ...alone } = content;
  const absent = painter.paint(alone, media);
  if (!absent.ok) throw new Error(absent.error.detail);
  const empty = paint({ hostName: '', department: '', place: '' });
  for (const box of boxes().details) {
    expect(inkIn(absent.value.bitmap, box)).toBe(0);
    expect(inkIn(empty.bitmap, box)).toBe(0);
  }
});

test('characters the font lacks are counted and printed as boxes', () => {
  expect(paint().missingGlyphs).toBe(0);
  const withGap = paint({ visitorName: '赵\u{1f600}甲' });
  expect(withGap.missingGlyphs).toBe(1);
  const box = paint({ visitorName: '赵□甲' });
  expect(Buffer.from(withGap.bitmap.bytes).equals(Buffer.from(box.bitmap.bytes))).toBe(true);
});

test('a label too small for a readable code is refused', () => {
  const painted = painter.paint(content, { ...media, widthMm: 30, heightMm: 20 });
  expect(painted.ok ? undefined : painted.error.kind).toBe('label-too-small');
});

test('a missing or broken font stops the start, not the first visitor', () => {
  expect(() => createBadgePainter({ fontPath: '/nonexistent.otf' })).toThrow();
  expect(() => createBadgePainter({ fontPath: fileURLToPath(import.meta.url) })).toThrow();
});
