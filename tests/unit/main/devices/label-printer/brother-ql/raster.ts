import { encodeBrotherLabel } from '../../../../../../main/devices/label-printer/brother-ql/encoder.ts';
import type { BrotherSettings } from '../../../../../../main/devices/label-printer/brother-ql/encoder.ts';
import type { LabelMedia } from '../../../../../../main/devices/label-printer/media.ts';
import type { Bitmap } from '../../../../../../main/devices/label-printer/port.ts';
import { unpackBits } from './unpack.ts';

/** A label taken apart by the lengths on the wire: nothing is searched for. */
export interface TakenApart {
  readonly preamble: Buffer;
  /** The pins of each row, unpacked. */
  readonly rows: readonly Uint8Array[];
  readonly fire: Uint8Array;
}

const invalidateBytes = 400;

export function takenApart(
  bitmap: Bitmap,
  media: LabelMedia,
  settings: Partial<BrotherSettings>,
  headBytes = 90,
): TakenApart {
  const result = encodeBrotherLabel(settings)(bitmap, media);
  if (!result.ok) throw new Error(`${result.error.kind}: ${result.error.detail}`);
  const picture = Buffer.from(result.value.picture);
  if (picture.subarray(0, invalidateBytes).some((byte) => byte !== 0)) throw new Error('no invalidate');
  // `M` is the last command before the rows; each other one has a length of its own.
  const autoCut = settings.autoCut ?? true;
  let at = invalidateBytes + 4 + 2 + 4 + 13 + 4 + (autoCut ? 4 : 0) + 4 + 5 + 2;
  const preamble = picture.subarray(invalidateBytes, at);
  const rows: Uint8Array[] = [];
  while (at < picture.length) {
    const sign = picture[at];
    if (sign === 0x5a) {
      rows.push(new Uint8Array(headBytes));
      at += 1;
      continue;
    }
    if (sign !== 0x67 || picture[at + 1] !== 0) throw new Error(`byte ${at} begins no row`);
    const length = picture[at + 2] ?? 0;
    const body = picture.subarray(at + 3, at + 3 + length);
    rows.push(settings.compress ? unpackBits(body) : body);
    at += 3 + length;
  }
  return { preamble, rows, fire: result.value.fire };
}
