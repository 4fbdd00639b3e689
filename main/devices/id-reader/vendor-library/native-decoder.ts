import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Declare, Outcome } from './native-library.ts';
import { longestPartBytes } from './protocol.ts';
import type { DecoderCall } from './protocol.ts';

/** Turns a card's portrait into a picture: a .bmp file, or bare dots. */
export type NativeDecoder = (wlt: Uint8Array) => Outcome;

/** @throws when the library lacks the function */
export function bindDecoder(declare: Declare, call: DecoderCall): NativeDecoder {
  return call.kind === 'get-bmp' ? bindGetBmp(declare, call) : bindUnpack(declare, call.licence);
}

type GetBmpCall = Extract<DecoderCall, { readonly kind: 'get-bmp' }>;

const wiringNumber = { serial: 1, usb: 2 } as const satisfies Record<GetBmpCall['wiring'], number>;

function bindGetBmp(declare: Declare, { wiring, folder }: GetBmpCall): NativeDecoder {
  const getBmp = declare('GetBmp', 'str', 'int');
  const wltFile = join(folder, 'portrait.wlt');
  const bmpFile = join(folder, 'portrait.bmp');
  const discard = (): void => {
    for (const file of [wltFile, bmpFile]) rmSync(file, { force: true });
  };
  return (wlt) => {
    discard();
    try {
      writeFileSync(wltFile, wlt, { mode: 0o600, flag: 'wx' });
      const status = Number(getBmp(wltFile, wiringNumber[wiring]));
      return { status, parts: status === 1 ? [pictureIn(bmpFile)] : [] };
    } finally {
      discard();
    }
  };
}

/** Empty when the file is missing, or no file, or longer than any picture. */
function pictureIn(file: string): Uint8Array {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat?.isFile() && stat.size <= longestPartBytes ? readFileSync(file) : new Uint8Array(0);
}

function bindUnpack(declare: Declare, licence: number): NativeDecoder {
  const unpack = declare('unpack', 'uint8_t *', 'uint8_t *', 'int');
  return (wlt) => {
    const picture = new Uint8Array(longestPartBytes);
    const status = Number(unpack(wlt, picture, licence));
    return { status, parts: [picture] };
  };
}
