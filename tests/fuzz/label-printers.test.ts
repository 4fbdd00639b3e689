import {
  brotherMessages,
  brotherReply,
  decodeBrotherStatus,
  readBrotherMessages,
} from '../../main/devices/label-printer/brother-ql/status.ts';
import { encodeBrotherLabel } from '../../main/devices/label-printer/brother-ql/encoder.ts';
import { encodeEscposLabel } from '../../main/devices/label-printer/escpos/encoder.ts';
import {
  decodeEscposStatus,
  escposStatusAnswer,
  escposTurnAnswer,
} from '../../main/devices/label-printer/escpos/status.ts';
import type { AnswerShape, EncodeLabel } from '../../main/devices/label-printer/language.ts';
import type { LabelMedia } from '../../main/devices/label-printer/media.ts';
import { encodeTsplLabel } from '../../main/devices/label-printer/tspl/encoder.ts';
import {
  decodeTsplLong,
  decodeTsplShort,
  tsplLongAnswer,
  tsplShortAnswer,
} from '../../main/devices/label-printer/tspl/status.ts';
import { encodeZplLabel } from '../../main/devices/label-printer/zpl/encoder.ts';
import {
  decodeZplStatus,
  zplErrorAnswer,
  zplHostAnswer,
} from '../../main/devices/label-printer/zpl/status.ts';
import { randomPicture } from '../support/pictures.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { testBrotherDecoder } from '../unit/main/devices/label-printer/decoders/brother-wire.ts';
import { testEscposDecoder } from '../unit/main/devices/label-printer/decoders/escpos-wire.ts';
import { testZplDecoder } from '../unit/main/devices/label-printer/decoders/zpl-wire.ts';
import { testDecoder as testTsplDecoder } from '../unit/main/devices/label-printer/tspl/wire.ts';
import { fuzz } from './harness.ts';

const ascii = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

/** What a question's answer is found by, and what it says. */
function statusCoder(
  name: string,
  samples: readonly Uint8Array[],
  shapes: readonly AnswerShape[],
  decode: (answer: Uint8Array) => unknown,
): void {
  fuzz({
    name,
    samples,
    start: () => (input) => {
      let told = false;
      for (const shape of shapes) {
        const heard = input.subarray(0, shape.maxBytes);
        const taken = shape.take(heard);
        if (!(taken instanceof Uint8Array)) continue;
        if (taken.length > heard.length) throw new Error('an answer longer than what was heard');
        told = decode(taken) !== undefined || told;
      }
      return told;
    },
  });
}

statusCoder('tspl-status-short', [Uint8Array.of(0), Uint8Array.of(0x05)], [tsplShortAnswer], decodeTsplShort);
statusCoder(
  'tspl-status-long',
  [ascii('\x02@@@@\x03\r\n'), ascii('\x02A@@@\x03\r\n')],
  [tsplLongAnswer],
  decodeTsplLong,
);
statusCoder(
  'zpl-status',
  [
    ascii(
      '\x02030,0,0,0400,000,0,0,0,000,0,0,0\x03\r\n\x02001,0,0,0,1,2,6,0,00000000,1,000\x03\r\n\x021234,0\x03\r\n',
    ),
    ascii(
      '\x02\r\n\r\n  PRINTER STATUS\r\n   ERRORS:         1 00000000 00000005\r\n   WARNINGS:       1 00000000 00000008\r\n\x03',
    ),
  ],
  [zplHostAnswer, zplErrorAnswer],
  (answer) => decodeZplStatus(answer, answer, { widthMm: 80, heightMm: 50, gapMm: 2, dpi: 203 }),
);
statusCoder(
  'escpos-status',
  [Uint8Array.of(0x12), Uint8Array.of(0x1a), Uint8Array.of(0x72)],
  [escposStatusAnswer, escposTurnAnswer],
  (answer) => decodeEscposStatus([answer, answer, answer, answer]),
);

const brotherBlock = new Uint8Array(32);
brotherBlock.set([0x80, 0x20, 0x42, 0x34, 0x38, 0x30]);
brotherBlock.set([62, 0x0b], 10);
statusCoder(
  'brother-status',
  [brotherBlock, brotherBlock.with(18, 1), brotherBlock.with(18, 6)],
  [brotherReply, brotherMessages],
  (answer) => decodeBrotherStatus(answer) ?? readBrotherMessages(answer)[0],
);

/** A label of a few rows in a printer's language: what its simulator has to take from anybody. */
function labelOf(encode: EncodeLabel, media: LabelMedia, widthDots: number, heightDots: number): Uint8Array {
  const encoded = encode(randomPicture(widthDots, heightDots, 'sparse', seededRandom(1)), media);
  if (!encoded.ok) throw new Error(encoded.error.detail);
  return new Uint8Array(Buffer.concat([encoded.value.picture, encoded.value.fire]));
}

const small: LabelMedia = { widthMm: 6, heightMm: 3, gapMm: 2, dpi: 203 };
const dk: LabelMedia = { widthMm: 62, heightMm: 4, gapMm: 0, dpi: 300 };
const decoders = [
  ['tspl-decoder', testTsplDecoder, [labelOf(encodeTsplLabel(), small, 48, 24), ascii('\x1b!?')]],
  [
    'zpl-decoder',
    testZplDecoder,
    (['hex', 'rle', 'z64'] as const).map((compression) =>
      labelOf(encodeZplLabel({ compression }), small, 48, 24),
    ),
  ],
  [
    'escpos-decoder',
    testEscposDecoder,
    (['raster', 'stored'] as const).map((graphics) =>
      labelOf(encodeEscposLabel({ graphics }), small, 48, 24),
    ),
  ],
  [
    'brother-decoder',
    testBrotherDecoder,
    [true, false].map((compress) => labelOf(encodeBrotherLabel({ compress }), dk, 696, 6)),
  ],
] as const;

for (const [name, create, samples] of decoders) {
  fuzz({
    name,
    samples,
    start() {
      // One printer lives through all of it, as a real one does, and is switched off and on now and then.
      let decoder = create();
      let turn = 0;
      return (input) => {
        turn += 1;
        if (turn <= samples.length || turn % 64 === 0) decoder = create();
        decoder.push(input);
        const said = decoder.outputs.length > 0;
        decoder.outputs.length = 0;
        return said;
      };
    },
  });
}
