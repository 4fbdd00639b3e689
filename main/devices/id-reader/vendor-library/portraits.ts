import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
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
  /**
   * A folder of this reader's own, for decoders that work on files. `portrait-scratch` in it is made and removed at
   * will. On Windows its path should be plain ASCII: libraries take it in the system's own code page.
   */
  readonly folder: string;
}

/** Decodes portraits, as long as that does no harm: a kiosk does without them, never without its reader. */
export interface Portraits {
  /** Loads the decoder into a fresh helper. */
  prepare(line: HelperLine, wiring: 'serial' | 'usb'): Promise<void>;
  /** @param wlt the portrait as it is on the card */
  decode(line: HelperLine, wlt: Uint8Array): Promise<Portrait | undefined>;
  /** Removes what decoders left in their folder, and the folder. */
  tidy(): void;
}

export const noPortraits: Portraits = {
  prepare: () => Promise.resolve(),
  decode: () => Promise.resolve(undefined),
  tidy() {},
};

export function createPortraits(
  { library, call = { kind: 'get-bmp' }, quirks, folder: outerFolder }: PortraitOptions,
  delays: LibraryDelays,
  vitals: Vitals,
): Portraits {
  // Of a name of its own: what is removed with all that is in it must not be a folder somebody named by mistake.
  const folder = join(outerFolder, 'portrait-scratch');
  /** The helper into which the decoder is loaded. */
  let home: HelperLine | undefined;
  let harmful = false;

  const says = (words: string): void => vitals.says(`portrait decoder: ${words}`);

  /** A decoder that takes its helper down once does it with every card. It is not called again. */
  const judge = (answer: Answer, line: HelperLine): void => {
    if (answer.type !== 'hung' && !line.crashed) return;
    harmful = true;
    says('takes the helper down, not used until the reader is set up anew');
  };

  return {
    async prepare(line, wiring) {
      if (harmful) return;
      try {
        mkdirSync(outerFolder, { recursive: true, mode: 0o700 });
        // Not one that somebody else has made meanwhile.
        mkdirSync(folder, { mode: 0o700 });
      } catch (error) {
        return says(error instanceof Error ? error.message : String(error));
      }
      const whole: DecoderCall = call.kind === 'get-bmp' ? { ...call, wiring, folder } : call;
      const answer = await line.ask({ do: 'load-decoder', library, call: whole }, delays.loadTimeoutMs);
      judge(answer, line);
      if (answer.type === 'reply') home = line;
      if (answer.type === 'problem') says(answer.words);
    },

    async decode(line, wlt) {
      if (home !== line || wlt.length !== photoBytes) return undefined;
      const answer = await line.ask({ do: 'decode', wlt: toBase64(wlt) }, delays.decodeTimeoutMs);
      judge(answer, line);
      if (answer.type === 'problem') says(answer.words);
      if (answer.type !== 'reply') return undefined;
      const portrait = portraitOf(answer.parts[0] ?? new Uint8Array(0), quirks);
      if (!portrait) says(decoderFaultText(answer.status));
      return portrait;
    },

    tidy() {
      try {
        rmSync(folder, { recursive: true, force: true });
      } catch {
        // Something holds it open just now. It is tidied again when the next helper starts.
      }
    },
  };
}
