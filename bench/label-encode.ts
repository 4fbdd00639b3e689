import { join } from 'node:path';
import type { LocalDay } from '../domain/kernel/time.ts';
import type { BadgeContent } from '../main/badge/content.ts';
import { createBadgePainter } from '../main/badge/painter.ts';
import { encodeBrotherLabel } from '../main/devices/label-printer/brother-ql/encoder.ts';
import { brotherDrawable } from '../main/devices/label-printer/brother-ql/media.ts';
import { encodeEscposLabel } from '../main/devices/label-printer/escpos/encoder.ts';
import type { EncodeLabel } from '../main/devices/label-printer/language.ts';
import type { LabelMedia } from '../main/devices/label-printer/media.ts';
import { encodeTsplLabel } from '../main/devices/label-printer/tspl/encoder.ts';
import { encodeZplLabel } from '../main/devices/label-printer/zpl/encoder.ts';
import { testPortrait } from '../tests/support/test-portrait.ts';
import { timed, timesOf, type BenchResult, type Figure } from './harness/result.ts';

const warmUp = 30;
const runs = 300;
const fontPath = join(import.meta.dirname, '..', 'assets', 'fonts', 'NotoSansCJKsc-Medium.otf');

interface Contender {
  readonly name: string;
  readonly encode: EncodeLabel;
  /** What lies in the printer, and what of it can be drawn on. */
  readonly stock: LabelMedia;
  readonly drawable: LabelMedia;
}

const badgeStock: LabelMedia = { widthMm: 80, heightMm: 50, gapMm: 2, dpi: 203 };
const brotherStock: LabelMedia = { widthMm: 62, heightMm: 100, gapMm: 3, dpi: 300 };

const onBadgeStock = (name: string, encode: EncodeLabel): Contender => ({
  ...{ name, encode, stock: badgeStock, drawable: badgeStock },
});
const onBrotherStock = (name: string, compress: boolean): Contender => ({
  ...{ name, stock: brotherStock, drawable: brotherDrawable(brotherStock) ?? brotherStock },
  encode: encodeBrotherLabel({ compress }),
});

const contenders: readonly Contender[] = [
  onBadgeStock('tspl', encodeTsplLabel()),
  onBadgeStock('zpl hex', encodeZplLabel({ compression: 'hex' })),
  onBadgeStock('zpl rle', encodeZplLabel({ compression: 'rle' })),
  onBadgeStock('zpl z64', encodeZplLabel({ compression: 'z64' })),
  onBadgeStock('escpos', encodeEscposLabel()),
  onBrotherStock('brother-ql plain', false),
  onBrotherStock('brother-ql packed', true),
];

/**
 * A badge with a photo, from its words to the printer's bytes. Drawing alone is the same canvas with the same letters
 * and the scaled photo, until its pixels can be read: what no encoder could do without. Both, and all languages, in turns, so that
 * whatever else the machine does meets all alike.
 */
export async function run(): Promise<BenchResult> {
  const painter = createBadgePainter({ fontPath });
  const measured = contenders.map((contender) => ({
    ...contender,
    whole: [] as number[],
    drawn: [] as number[],
  }));
  for (let i = -warmUp; i < runs; i += 1) {
    const badge = badgeOf(i);
    for (const { encode, stock, drawable, whole, drawn } of measured) {
      const drawMs = timed(() => {
        const { canvas, layout } = must(painter.draw(badge, drawable));
        canvas.getContext('2d').getImageData(0, 0, layout.widthDots, layout.heightDots);
      });
      const wholeMs = timed(() => must(encode(must(painter.paint(badge, drawable)).bitmap, stock)));
      if (i < 0) continue;
      whole.push(wholeMs);
      drawn.push(drawMs);
    }
  }
  const figures = measured.flatMap(({ name, whole, drawn }): readonly Figure[] => {
    const [times, base] = [timesOf(whole), timesOf(drawn)];
    return [
      { name: `${name}, median`, value: times.medianMs, unit: 'ms' },
      { name: `${name}, p95`, value: times.p95Ms, unit: 'ms' },
      { name: `${name}, ratio of medians`, value: times.medianMs / base.medianMs, unit: '', atMost: 1.5 },
    ];
  });
  return Promise.resolve({
    what: 'a badge with a photo drawn, dithered and encoded, in every printer language in turn',
    times: timesOf(measured.flatMap(({ whole }) => whole)),
    baseline: {
      what: 'the same badges drawn only, until their pixels can be read',
      times: timesOf(measured.flatMap(({ drawn }) => drawn)),
    },
    figures,
  });
}

const photo = testPortrait();

/** A different one each time, as visitors are. */
function badgeOf(i: number): BadgeContent {
  return {
    siteName: '样本园区',
    visitorName: `测试${String.fromCodePoint(0x4e00 + warmUp + i)}`,
    hostName: '李样本',
    department: '研发中心',
    place: '3 楼 305',
    category: 'temporary-worker',
    categoryLabel: '临时访客 VISITOR',
    badgeNumber: `A${String(warmUp + i).padStart(3, '0')}`,
    validDay: '2026-11-23' as LocalDay,
    validUntilTime: '17:30',
    code: 'YB1:7K3F9QWE2RT5YUIP8ASD',
    photo,
  };
}

function must<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!result.ok) throw new Error(`The bench could not go on: ${JSON.stringify(result.error)}`);
  return result.value;
}
