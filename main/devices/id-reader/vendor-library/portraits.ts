import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
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

/** How the reader is wired: some decoders ask its security module. */
export type Wiring = 'serial' | 'usb';

/** Decodes portraits, as long as that does no harm: a kiosk does without them, never without its reader. */
export interface Portraits {
  /** Loads the decoder into a fresh helper. @returns whether it is there to be used */
  prepare(line: HelperLine, wiring: Wiring): Promise<boolean>;
  /** @param wlt the portrait as it is on the card */
  decode(line: HelperLine, wlt: Uint8Array): Promise<Portrait | undefined>;
  /** The decoder did too much harm, and is not called until the reader is set up anew. */
  readonly givenUp: boolean;
  /** Removes what decoders left in their folder, and the folder. */
  tidy(): void;
}

export const noPortraits: Portraits = {
  prepare: () => Promise.resolve(false),
  decode: () => Promise.resolve(undefined),
  givenUp: true,
  tidy() {},
};

/** @param mayHarm how many helpers in a row the decoder may take down */
export function createPortraits(
  { call = { kind: 'get-bmp' }, quirks, ...paths }: PortraitOptions,
  delays: LibraryDelays,
  vitals: Pick<Vitals, 'says'>,
  mayHarm: number,
): Portraits {
  // The helper works in the library's folder, not in the kiosk's.
  const library = resolve(paths.library);
  const outerFolder = resolve(paths.folder);
  // Of a name of its own: what is removed with all that is in it must not be a folder somebody named by mistake.
  const folder = join(outerFolder, 'portrait-scratch');
  /** The helper into which the decoder is loaded. */
  let home: HelperLine | undefined;
  let harmed = 0;

  const says = (words: string): void => vitals.says(`portrait decoder: ${words}`);

  const isGivenUp = (): boolean => harmed >= mayHarm;

  const judge = (answer: Answer, line: HelperLine): void => {
    if (answer.type === 'reply') harmed = 0;
    if (answer.type !== 'hung' && !line.crashed) return;
    harmed += 1;
    const end = isGivenUp() ? ', not used until the reader is set up anew' : '';
    says(`takes the helper down${end}`);
  };

  return {
    async prepare(line, wiring) {
      if (isGivenUp()) return false;
      try {
        mkdirSync(outerFolder, { recursive: true, mode: 0o700 });
        // Not one that somebody else has made meanwhile.
        mkdirSync(folder, { mode: 0o700 });
      } catch (error) {
        says(error instanceof Error ? error.message : String(error));
        return false;
      }
      const whole: DecoderCall = call.kind === 'get-bmp' ? { ...call, wiring, folder } : call;
      const answer = await line.ask({ do: 'load-decoder', library, call: whole }, delays.loadTimeoutMs);
      if (answer.type === 'reply') home = line;
      else judge(answer, line);
      if (answer.type === 'problem') says(answer.words);
      return answer.type === 'reply';
    },

    async decode(line, wlt) {
      if (home !== line || wlt.length !== photoBytes) return undefined;
      const answer = await line.ask({ do: 'decode', wlt: toBase64(wlt) }, delays.decodeTimeoutMs);
      judge(answer, line);
      if (answer.type === 'problem') says(answer.words);
      if (answer.type !== 'reply') return undefined;
      const [picture = new Uint8Array(0)] = answer.parts;
      const portrait = portraitOf(picture, quirks);
      // The portrait is a copy, and the only one anybody wipes.
      picture.fill(0);
      if (!portrait) says(decoderFaultText(answer.status));
      return portrait;
    },

    get givenUp() {
      return isGivenUp();
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
