import { expect, test } from 'vitest';
import { blankBitmap, setDot } from '../../../../../../main/devices/label-printer/bitmap.ts';
import type { LabelMedia } from '../../../../../../main/devices/label-printer/media.ts';
import type { Bitmap } from '../../../../../../main/devices/label-printer/port.ts';
import { encodeTsplLabel, tsplFlush } from '../../../../../../main/devices/label-printer/tspl/encoder.ts';
import type { TsplSettings } from '../../../../../../main/devices/label-printer/tspl/encoder.ts';

const media = { widthMm: 80, heightMm: 50, gapMm: 2, dpi: 203 };
const small = blankBitmap(16, 2);

interface Job extends Partial<TsplSettings> {
  readonly bitmap?: Bitmap;
  readonly media?: LabelMedia;
}

function encode({ bitmap = small, media: stock = media, ...settings }: Job) {
  return encodeTsplLabel(settings)(bitmap, stock);
}

function encoded(job: Job = {}): Buffer {
  const result = encode(job);
  if (!result.ok) throw new Error(result.error.detail);
  return Buffer.concat([result.value.picture, result.value.fire]);
}

const refusal = (job: Job) => {
  const result = encode(job);
  return result.ok ? undefined : result.error.kind;
};

test('a job is the lines of the manual in their order', () => {
  expect(encoded().toString('latin1')).toBe(
    [
      '',
      'SIZE 80 mm,50 mm',
      'GAP 2 mm,0 mm',
      'DIRECTION 0,0',
      'REFERENCE 0,0',
      'OFFSET 0 mm',
      'DENSITY 8',
      'SPEED 3',
      'SET TEAR ON',
      'SET PEEL OFF',
      'SET CUTTER OFF',
      'SET REPRINT OFF',
      'CLS',
      'BITMAP 0,0,2,2,0,\xff\xff\xff\xff',
      'PRINT 1,1',
      '',
    ].join('\r\n'),
  );
});

test('black is a zero bit, and the padding of an odd width stays white', () => {
  const bitmap = blankBitmap(10, 2);
  setDot(bitmap, 0, 0, true);
  setDot(bitmap, 9, 1, true);
  const job = encoded({ bitmap });
  const at = job.indexOf('BITMAP 0,0,2,2,0,') + 'BITMAP 0,0,2,2,0,'.length;
  expect([...job.subarray(at, at + 4)]).toEqual([0x7f, 0xff, 0xff, 0xbf]);
});

test('padding that a careless painter blackened is sent white all the same', () => {
  const bitmap = { widthDots: 10, heightDots: 1, bytes: Uint8Array.of(0x00, 0x3f) };
  const job = encoded({ bitmap });
  const at = job.indexOf('1,0,', job.indexOf('BITMAP')) + 4;
  expect([...job.subarray(at, at + 2)]).toEqual([0xff, 0xff]);
});

test('a full badge at 203 dpi carries exactly 32,000 picture bytes', () => {
  const job = encoded({ bitmap: blankBitmap(640, 400) });
  const from = job.indexOf('BITMAP 0,0,80,400,0,') + 'BITMAP 0,0,80,400,0,'.length;
  expect(job.indexOf('\r\nPRINT 1,1\r\n') - from).toBe(32_000);
});

test('stock, heat and finish come from the settings', () => {
  const text = encoded({
    media: { widthMm: 57.5, heightMm: 40, gapMm: 3, dpi: 203 },
    sensing: 'black-mark',
    finish: 'cut',
    density: 12,
    speed: 2,
    direction: 1,
    offsetXDots: 8,
    offsetYDots: 4,
    reprintOff: false,
  }).toString('latin1');
  expect(text).toContain('SIZE 57.5 mm,40 mm\r\nBLINE 3 mm,0 mm\r\nDIRECTION 1,0\r\nREFERENCE 8,4\r\n');
  expect(text).toContain('DENSITY 12\r\nSPEED 2\r\nSET TEAR OFF\r\nSET PEEL OFF\r\nSET CUTTER 1\r\n');
  expect(text).not.toContain('REPRINT');
  expect(encoded({ sensing: 'continuous' }).toString('latin1')).toContain('GAP 0 mm,0 mm\r\n');
  expect(encoded({ finish: 'peel' }).toString('latin1')).toContain('SET TEAR OFF\r\nSET PEEL ON\r\n');
});

test('a picture that does not fit the label is refused, with and without an offset', () => {
  expect(refusal({ bitmap: blankBitmap(640, 400) })).toBeUndefined();
  expect(refusal({ bitmap: blankBitmap(641, 400) })).toBe('too-wide');
  expect(refusal({ bitmap: blankBitmap(640, 401) })).toBe('too-tall');
  expect(refusal({ bitmap: blankBitmap(640, 400), offsetXDots: 1 })).toBe('too-wide');
});

test('a byte too few or too many is refused: the printer would eat the next command', () => {
  expect(refusal({ bitmap: { widthDots: 16, heightDots: 2, bytes: new Uint8Array(3) } })).toBe(
    'wrong-byte-count',
  );
  expect(refusal({ bitmap: { widthDots: 16, heightDots: 2, bytes: new Uint8Array(5) } })).toBe(
    'wrong-byte-count',
  );
  expect(refusal({ bitmap: { widthDots: 0, heightDots: 0, bytes: new Uint8Array(0) } })).toBe(
    'wrong-byte-count',
  );
});

test.each([
  { density: 16 },
  { density: 7.5 },
  { speed: 0 },
  { offsetYDots: -1 },
  { media: { ...media, widthMm: Number.NaN } },
  { media: { ...media, dpi: 0 } },
])('a setting out of range is refused: %o', (setting) => {
  expect(refusal(setting)).toBe('bad-setting');
});

test('only the last line prints, and says whether the printer repeats a spoilt label', () => {
  const result = encode({});
  if (!result.ok) throw new Error(result.error.detail);
  const { picture, fire, reprintOff } = result.value;
  expect(Buffer.from(fire).toString()).toBe('PRINT 1,1\r\n');
  expect(Buffer.from(picture).toString('latin1')).not.toMatch(/^PRINT/m);
  expect(reprintOff).toBe(true);
  expect(encode({ reprintOff: false })).toMatchObject({ value: { reprintOff: false } });
});

test('a flush is at least as long as a whole picture, in short lines of NUL that no parser takes for a command', () => {
  for (const heightMm of [1, 6, 50, 51]) {
    const flush = Buffer.from(tsplFlush({ ...media, heightMm }));
    expect(flush.length).toBeGreaterThanOrEqual(80 * 8 * heightMm);
    expect(flush.toString('latin1')).toMatch(/^(\0{510}\r\n)+$/);
  }
});
