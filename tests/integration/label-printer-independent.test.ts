import { describe, expect, test } from 'vitest';
import { createBrotherDecoder } from '../../main/devices/label-printer/brother-ql/decoder.ts';
import { encodeBrotherLabel } from '../../main/devices/label-printer/brother-ql/encoder.ts';
import { createEscposDecoder } from '../../main/devices/label-printer/escpos/decoder.ts';
import { encodeEscposLabel } from '../../main/devices/label-printer/escpos/encoder.ts';
import type { EncodeLabel } from '../../main/devices/label-printer/language.ts';
import type { LabelMedia } from '../../main/devices/label-printer/media.ts';
import type { Bitmap } from '../../main/devices/label-printer/port.ts';
import { createTsplDecoder } from '../../main/devices/label-printer/tspl/decoder.ts';
import { encodeTsplLabel } from '../../main/devices/label-printer/tspl/encoder.ts';
import { createZplDecoder } from '../../main/devices/label-printer/zpl/decoder.ts';
import { encodeZplLabel } from '../../main/devices/label-printer/zpl/encoder.ts';
import { onLabel, pictureStyles, randomPicture } from '../support/pictures.ts';
import { seededRandom } from '../support/seeded-random.ts';

// Encoders and decoders were written by different hands from the same data sheets, neither having seen the other's work.
// Whatever picture goes into the one must come out of the other dot for dot, with nothing else the printer stumbled over.

/** A printer at the other end: takes a job in pieces, gives the labels it printed. */
interface Reader {
  push(bytes: Uint8Array): void;
  readonly labels: readonly Bitmap[];
  unknownCommands(): number;
}

interface Pair {
  readonly name: string;
  readonly encode: EncodeLabel;
  readonly reader: (media: LabelMedia) => Reader;
  /** Where the picture lies on the label. */
  readonly left?: number;
  readonly top?: number;
}

type Decoder = Pick<Reader, 'push' | 'unknownCommands'>;

/** Keeps what a decoder prints. */
function reading(
  make: (onPrint: (label: Bitmap) => void, media: LabelMedia) => Decoder,
): (media: LabelMedia) => Reader {
  return (media) => {
    const labels: Bitmap[] = [];
    return { ...make((label) => labels.push(label), media), labels };
  };
}

const tspl = reading((onPrint, { dpi, widthMm }) =>
  createTsplDecoder({
    dpi,
    printWidthMm: widthMm,
    onOutput: (output) => output.type === 'print' && onPrint(output.label),
  }),
);
const zpl = reading((onPrint, { dpi, widthMm }) =>
  createZplDecoder({
    dpi,
    printWidthMm: widthMm,
    onOutput: (output) => output.type === 'print' && onPrint(output.label),
  }),
);
/** @param tornAfterDots for printers without a cutter */
const escpos = (tornAfterDots?: number) =>
  reading((onPrint, { dpi, widthMm }) =>
    createEscposDecoder({
      dpi,
      printWidthMm: widthMm,
      ...(tornAfterDots && { tornAfterDots }),
      onOutput: (output) => output.type === 'print' && onPrint(output.label),
    }),
  );
const brother = (headBytes: number, knowsCompression: boolean) =>
  reading((onPrint) =>
    createBrotherDecoder({
      headBytes,
      knowsCompression,
      onOutput: (output) => output.type === 'page' && onPrint(output.head),
    }),
  );

/** Sends the picture and gives the label, after making sure that it is the only one and that nothing was amiss. */
function throughTheWire(
  { encode, reader }: Pair,
  picture: Bitmap,
  media: LabelMedia,
  random: () => number,
): Bitmap {
  const encoded = encode(picture, media);
  if (!encoded.ok) throw new Error(`${encoded.error.kind}: ${encoded.error.detail}`);
  const job = Buffer.concat([encoded.value.picture, encoded.value.fire]);
  const printer = reader(media);
  for (let at = 0; at < job.length;) {
    const end = at + 1 + Math.floor(random() * 4_000);
    printer.push(job.subarray(at, end));
    at = end;
  }
  const [label] = printer.labels;
  if (!label || printer.labels.length > 1) throw new Error(`${printer.labels.length} labels`);
  expect(printer.unknownCommands()).toBe(0);
  return label;
}

function expectSamePicture(pair: Pair, picture: Bitmap, media: LabelMedia, random: () => number): void {
  const label = throughTheWire(pair, picture, media, random);
  const { left = 0, top = 0 } = pair;
  const expected = onLabel(picture, label.widthDots, label.heightDots, left, top);
  const where = `${picture.widthDots}x${picture.heightDots} on ${label.widthDots}x${label.heightDots}`;
  expect(Buffer.compare(label.bytes, expected.bytes), where).toBe(0);
  expect(label.widthDots - left, where).toBeGreaterThanOrEqual(picture.widthDots);
  expect(label.heightDots - top, where).toBeGreaterThanOrEqual(picture.heightDots);
}

const offsets = { offsetXDots: 13, offsetYDots: 6 };
const sized: readonly Pair[] = [
  { name: 'TSPL', encode: encodeTsplLabel(), reader: tspl },
  { name: 'TSPL, moved', encode: encodeTsplLabel(offsets), reader: tspl, left: 13, top: 6 },
  ...(['hex', 'rle', 'z64'] as const).flatMap((compression) => [
    { name: `ZPL ${compression}`, encode: encodeZplLabel({ compression }), reader: zpl },
    {
      name: `ZPL ${compression}, moved`,
      encode: encodeZplLabel({ compression, ...offsets }),
      reader: zpl,
      left: 13,
      top: 6,
    },
  ]),
  ...(['raster', 'stored'] as const).flatMap((graphics) => [
    { name: `ESC/POS ${graphics}`, encode: encodeEscposLabel({ graphics }), reader: escpos() },
    {
      name: `ESC/POS ${graphics}, bands of 24, form feed`,
      encode: encodeEscposLabel({ graphics, bandRows: 24, ending: 'form-feed' }),
      reader: escpos(),
    },
    {
      name: `ESC/POS ${graphics}, in one band, without a cutter`,
      encode: encodeEscposLabel({ graphics, bandRows: 2_303, ending: 'feed' }),
      reader: escpos(40),
    },
    {
      name: `ESC/POS ${graphics}, row by row, with a margin`,
      encode: encodeEscposLabel({ graphics, bandRows: 1, marginDots: 13 }),
      reader: escpos(),
      left: 13,
    },
  ]),
];

/** Odd widths, single rows and columns, byte borders, and the badges of the data sheets. */
const sizes = [
  ...[
    [1, 1],
    [7, 3],
    [8, 8],
    [9, 5],
    [17, 1],
    [1, 40],
    [319, 33],
    [641, 12],
  ],
  ...[
    [640, 400],
    [696, 271],
    [832, 120],
  ],
] as const;

const stockFor = (picture: Bitmap, dpi: number, { left = 0, top = 0 }: Pair): LabelMedia => {
  const perMm = dpi === 203 ? 8 : dpi / 25.4;
  const mm = (dots: number): number => Math.ceil(dots / perMm);
  return { widthMm: mm(picture.widthDots + left), heightMm: mm(picture.heightDots + top), gapMm: 2, dpi };
};

describe.each(sized)('$name', (pair) => {
  test('pictures of the usual and of awkward sizes come out as they went in', () => {
    const random = seededRandom(1);
    for (const [width = 0, height = 0] of sizes) {
      for (const style of pictureStyles) {
        const picture = randomPicture(width, height, style, random);
        expectSamePicture(pair, picture, stockFor(picture, 203, pair), random);
      }
    }
  });

  test('pictures of any size, at either resolution, come out as they went in', () => {
    const random = seededRandom(2);
    for (let i = 0; i < 60; i += 1) {
      const style = pictureStyles[i % pictureStyles.length] ?? 'noise';
      const width = 1 + Math.floor(random() * 500);
      const picture = randomPicture(width, 1 + Math.floor(random() * 250), style, random);
      expectSamePicture(pair, picture, stockFor(picture, i % 2 === 0 ? 203 : 300, pair), random);
    }
  });
});

/** `left` of 62 mm is the data sheet's, 12 blank pins; of the others it is what public drivers do. */
const rolls = [
  { widthMm: 62, heightMm: 29, gapMm: 3, dots: [696, 271], left: 12, headBytes: 90 },
  { widthMm: 62, heightMm: 100, gapMm: 3, dots: [696, 1_109], left: 12, headBytes: 90 },
  { widthMm: 29, heightMm: 90, gapMm: 3, dots: [306, 991], left: 408, headBytes: 90 },
  { widthMm: 62, heightMm: 40, gapMm: 0, dots: [696, 472], left: 12, headBytes: 90 },
  { widthMm: 54, heightMm: 30, gapMm: 0, dots: [590, 354], left: 130, headBytes: 90 },
  { widthMm: 102, heightMm: 152, gapMm: 3, dots: [1_164, 1_660], left: 76, headBytes: 162 },
] as const;

describe.each(rolls)('Brother QL, $widthMm x $heightMm mm, gap $gapMm mm', (roll) => {
  const { widthMm, heightMm, gapMm, left, headBytes } = roll;
  const [width, height] = roll.dots;
  const media = { widthMm, heightMm, gapMm, dpi: 300 };

  test.each([false, true])('pictures come out as they went in, packed: %s', (compress) => {
    const random = seededRandom(3);
    const encode = encodeBrotherLabel({ compress });
    const pair = { name: '', encode, reader: brother(headBytes, compress), left };
    for (const style of pictureStyles) {
      const whole = randomPicture(width, height, style, random);
      expectSamePicture(pair, whole, media, random);
      const part = 1 + Math.floor(random() * width);
      expectSamePicture(
        pair,
        randomPicture(part, 1 + Math.floor(random() * 200), style, random),
        media,
        random,
      );
    }
  });
});

// A printer reads one job after the other; nothing of the first may show in the second.
test('two jobs in one stream are two labels, in every language', () => {
  const random = seededRandom(4);
  const media = { widthMm: 62, heightMm: 29, gapMm: 3, dpi: 300 };
  const pairs: readonly Pair[] = [
    { name: 'tspl', encode: encodeTsplLabel(), reader: tspl },
    { name: 'zpl', encode: encodeZplLabel(), reader: zpl },
    { name: 'escpos', encode: encodeEscposLabel(), reader: escpos() },
    { name: 'brother', encode: encodeBrotherLabel({ compress: true }), reader: brother(90, true), left: 12 },
  ];
  for (const { name, encode, reader, left = 0 } of pairs) {
    const printer = reader(media);
    const pictures = [1, 2].map(() => randomPicture(696, 271, 'noise', random));
    for (const picture of pictures) {
      const encoded = encode(picture, media);
      if (!encoded.ok) throw new Error(encoded.error.detail);
      printer.push(encoded.value.picture);
      printer.push(encoded.value.fire);
    }
    const expected = pictures.map((picture, i) => {
      const { widthDots = 0, heightDots = 0 } = printer.labels[i] ?? {};
      return onLabel(picture, widthDots, heightDots, left);
    });
    expect([name, printer.labels.length, printer.unknownCommands()]).toEqual([name, 2, 0]);
    expect(
      expected.every(
        ({ bytes }, i) => Buffer.compare(bytes, printer.labels[i]?.bytes ?? bytes.subarray(1)) === 0,
      ),
    ).toBe(true);
  }
});
