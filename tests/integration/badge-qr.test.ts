import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LocalDay } from '../../domain/kernel/time.ts';
import { createBadgePainter } from '../../main/badge/painter.ts';
import { bitmapToPng } from '../../main/badge/png.ts';
import { blankBitmap, isBlack, setDot } from '../../main/devices/label-printer/bitmap.ts';
import type { LabelMedia } from '../../main/devices/label-printer/media.ts';
import type { Bitmap } from '../../main/devices/label-printer/port.ts';
import { testPortrait } from '../support/test-portrait.ts';

// The QR of a badge must be readable from the very dots that go to the print head, and still when warm paper lets each
// dot grow by one on every side. Two readers that share no code with each other or with us say whether it is.

const fontPath = fileURLToPath(new URL('../../assets/fonts/NotoSansCJKsc-Medium.otf', import.meta.url));
const painter = createBadgePainter({ fontPath });
const folder = mkdtempSync(join(tmpdir(), 'badge-qr-'));
const hasZbar = spawnSync('zbarimg', ['--version']).status === 0;
const code = 'YB1:7K3F9QWE2RT5YUIP8ASD';

const stocks: readonly LabelMedia[] = [
  { widthMm: 80, heightMm: 50, gapMm: 2, dpi: 203 },
  { widthMm: 60, heightMm: 40, gapMm: 2, dpi: 203 },
  { widthMm: 80, heightMm: 50, gapMm: 2, dpi: 300 },
  { widthMm: 60, heightMm: 40, gapMm: 2, dpi: 300 },
];

function badge(media: LabelMedia): Bitmap {
  const painted = painter.paint(
    {
      siteName: '样本园区',
      visitorName: '喆堃䶮𬭎㛃',
      hostName: '李样本',
      place: '3 楼 305',
      category: 'temporary-worker',
      categoryLabel: '临时工',
      badgeNumber: 'A017',
      validDay: '2026-11-23' as LocalDay,
      validUntilTime: '17:30',
      code,
      photo: testPortrait(),
    },
    media,
  );
  if (!painted.ok) throw new Error(painted.error.detail);
  return painted.value.bitmap;
}

/** Every black dot blackens its eight neighbours, as heat does. */
function grown(bitmap: Bitmap): Bitmap {
  const result = blankBitmap(bitmap.widthDots, bitmap.heightDots);
  for (let y = 0; y < bitmap.heightDots; y += 1) {
    for (let x = 0; x < bitmap.widthDots; x += 1) {
      const warm = [-1, 0, 1].some((dy) => [-1, 0, 1].some((dx) => isBlack(bitmap, x + dx, y + dy)));
      if (warm) setDot(result, x, y, true);
    }
  }
  return result;
}

async function readByZxing(bitmap: Bitmap): Promise<readonly string[]> {
  const found = await readBarcodes(new Uint8Array(bitmapToPng(bitmap)), { formats: ['QRCode'] });
  return found.map((each) => each.text);
}

function readByZbar(bitmap: Bitmap): readonly string[] {
  const path = join(folder, 'badge.png');
  writeFileSync(path, bitmapToPng(bitmap));
  // Nothing but QR: in a picture with stripes zbar otherwise sees other codes that are not there.
  const only = ['--set', '*.enable=0', '--set', 'qrcode.enable=1'];
  const out = execFileSync('zbarimg', ['-q', '--raw', ...only, path], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return out.toString().trimEnd().split('\n');
}

beforeAll(async () => {
  // From the package itself: by default the reader would fetch its code from the net.
  const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  await prepareZXingModule({
    overrides: { wasmBinary: new Uint8Array(wasm).buffer },
    fireImmediately: true,
  });
});

afterAll(() => rmSync(folder, { recursive: true }));

for (const media of stocks) {
  const stock = `${media.widthMm} x ${media.heightMm} mm at ${media.dpi} dpi`;

  test(`zxing reads the code from the dots, ${stock}`, async () => {
    expect(await readByZxing(badge(media))).toEqual([code]);
    expect(await readByZxing(grown(badge(media)))).toEqual([code]);
  });

  test.skipIf(!hasZbar)(`zbar reads the code from the dots, ${stock}`, () => {
    expect(readByZbar(badge(media))).toEqual([code]);
    expect(readByZbar(grown(badge(media)))).toEqual([code]);
  });
}
