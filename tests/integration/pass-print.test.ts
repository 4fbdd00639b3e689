import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'qrcode';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { beforeAll, expect, test } from 'vitest';
import type { SiteId } from '../../domain/kernel/brand.ts';
import { bitmapToPng } from '../../main/badge/png.ts';
import { drawQr, qrSpan } from '../../main/badge/qr.ts';
import { blankBitmap, fillRect } from '../../main/devices/label-printer/bitmap.ts';
import type { Bitmap } from '../../main/devices/label-printer/port.ts';
import { createTestReader, issued, shownAt, visitStart } from '../support/passes.ts';

// A printed pass gets dirty and torn. At level Q it is read with 15 % of its area gone, wherever the stain is, as long as
// the three corner squares by which a reader finds a QR are whole; no level helps without those.

const dots = 4;
const share = 0.15;

interface Stain {
  readonly where: string;
  /** Of the symbol without its quiet zone: left edge, top edge and width, as shares of its side. */
  readonly left: number;
  readonly top: number;
  readonly wide: number;
}

const stains: readonly Stain[] = [
  { where: 'the middle', left: 0.31, top: 0.31, wide: 0.39 },
  { where: 'the lower right corner', left: 0.61, top: 0.61, wide: 0.388 },
  { where: 'a band across the middle', left: 0, top: 0.42, wide: 1 },
  { where: 'the right edge', left: 0.79, top: 0.28, wide: 0.21 },
];

function printed(text: string, stain?: Stain, ink = true): Bitmap {
  const { modules, version } = create(text, { errorCorrectionLevel: 'Q' });
  expect(version).toBeLessThanOrEqual(10);
  const qr = { size: modules.size, isDark: (x: number, y: number) => modules.get(y, x) !== 0 };
  const bitmap = blankBitmap(qrSpan(qr) * dots, qrSpan(qr) * dots);
  drawQr(bitmap, qr, 0, 0, dots);
  if (stain) {
    const side = qr.size * dots;
    const start = 4 * dots;
    const [left, top, wide] = [stain.left, stain.top, stain.wide].map((each) => Math.round(each * side));
    const high = Math.round((share * side * side) / (wide ?? 1));
    fillRect(bitmap, start + (left ?? 0), start + (top ?? 0), wide ?? 0, high, ink);
  }
  return bitmap;
}

async function read(bitmap: Bitmap): Promise<readonly string[]> {
  const found = await readBarcodes(new Uint8Array(bitmapToPng(bitmap)), { formats: ['QRCode'] });
  return found.map((each) => each.text);
}

beforeAll(async () => {
  // From the package itself: by default the reader would fetch its code from the net.
  const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  await prepareZXingModule({
    overrides: { wasmBinary: new Uint8Array(wasm).buffer },
    fireImmediately: true,
  });
});

const paper = issued({ siteId: 'demo-site-01' as SiteId, staticAllowed: true });

for (const stain of stains) {
  for (const [colour, ink] of [
    ['black', true],
    ['white', false],
  ] as const) {
    test(`a printed pass opens with 15 % of it ${colour}: ${stain.where}`, async () => {
      const [text = ''] = await read(printed(paper.text, stain, ink));
      const verdict = createTestReader({ siteId: 'demo-site-01' as SiteId }).scan(text, visitStart);
      expect(verdict).toEqual({ type: 'ok', pass: paper.pass, code: 'static' });
    });
  }
}

test('a phone shows what a camera reads, sign for sign', async () => {
  const live = shownAt(visitStart, issued({ siteId: 'demo-site-01' as SiteId }));
  expect(await read(printed(live))).toEqual([live]);
});
