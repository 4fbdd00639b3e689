import type { Vitals } from '../../health/vitals.ts';
import type { Portrait } from '../port.ts';
import { photoBytes } from '../sam-layout.ts';
import type { LibraryDelays } from './delays.ts';
import type { Answer, HelperLine } from './helper-line.ts';
import { portraitOf } from './portrait.ts';
import type { PictureQuirks } from './portrait.ts';
import { toBase64 } from './protocol.ts';
import type { DecoderCall } from './protocol.ts';
import { decoderFaultText } from './result-codes.ts';

export interface PortraitOptions {
  /** The decoder's path; it must be of the reader library's own bitness. */
  readonly library: string;
  /** `get-bmp` when missing. */
  readonly call?: { readonly kind: 'get-bmp' } | { readonly kind: 'unpack'; readonly licence: number };
  readonly quirks?: PictureQuirks;
}

/** Decodes portraits, as long as that does no harm: a kiosk does without them, never without its reader. */
export interface Portraits {
  /** Loads the decoder into a fresh helper. */
  prepare(line: HelperLine, wiring: 'serial' | 'usb'): Promise<void>;
  /** @param wlt the portrait as it is on the card */
  decode(line: HelperLine, wlt: Uint8Array): Promise<Portrait | undefined>;
}

export const noPortraits: Portraits = {
  prepare: () => Promise.resolve(),
  decode: () => Promise.resolve(undefined),
};

/** @param folder where decoders that work on files find and leave them; private, and emptied by whoever owns it */
export function createPortraits(
  { library, call = { kind: 'get-bmp' }, quirks }: PortraitOptions,
  folder: string,
  delays: LibraryDelays,
  vitals: Vitals,
): Portraits {
  /** The helper into which the decoder is loaded. */
  let home: HelperLine | undefined;
  let harmful = false;

  /** A decoder that takes its helper down once does it with every card. It is not called again. */
  const judge = (answer: Answer, line: HelperLine): void => {
    if (answer.type !== 'hung' && !line.crashed) return;
    harmful = true;
    vitals.says('portrait decoder: takes the helper down, not used until the reader is set up anew');
  };

  return {
    async prepare(line, wiring) {
      if (harmful) return;
      const whole: DecoderCall = call.kind === 'get-bmp' ? { ...call, wiring, folder } : call;
      const answer = await line.ask({ do: 'load-decoder', library, call: whole }, delays.loadTimeoutMs);
      judge(answer, line);
      if (answer.type === 'reply') home = line;
      if (answer.type === 'problem') vitals.says(`portrait decoder: ${answer.words}`);
    },

    async decode(line, wlt) {
      if (home !== line || wlt.length !== photoBytes) return undefined;
      const answer = await line.ask({ do: 'decode', wlt: toBase64(wlt) }, delays.decodeTimeoutMs);
      judge(answer, line);
      if (answer.type === 'problem') vitals.says(`portrait decoder: ${answer.words}`);
      if (answer.type !== 'reply') return undefined;
      const portrait = portraitOf(answer.parts[0] ?? new Uint8Array(0), quirks);
      if (!portrait) vitals.says(`portrait decoder: ${decoderFaultText(answer.status)}`);
      return portrait;
    },
  };
}
