import { noVitals } from '../../health/vitals.ts';
import type { Vitals } from '../../health/vitals.ts';
import { createKeptLink } from '../../transport/kept-link.ts';
import { realTimers } from '../../transport/timers.ts';
import type { Timers } from '../../transport/timers.ts';
import type { PortraitDecoder } from '../portrait-decoder.ts';
import { libraryDelays } from './delays.ts';
import type { LibraryDelays } from './delays.ts';
import { greet } from './greeting.ts';
import { createHelperLine } from './helper-line.ts';
import type { HelperLine } from './helper-line.ts';
import { createHelperTransport } from './helper-process.ts';
import { createPortraits } from './portraits.ts';
import type { PortraitOptions, Wiring } from './portraits.ts';

export interface LibraryDecoderOptions {
  readonly photo: PortraitOptions;
  /** The path of a Node of the decoder's own bitness, where that is not the kiosk's. */
  readonly helper?: string | undefined;
  readonly wiring: Wiring;
  readonly timers?: Timers;
  /** Single delays to change; the others stay as in `libraryDelays`. */
  readonly delays?: Partial<LibraryDelays>;
  readonly vitals?: Pick<Vitals, 'says'>;
}

/** Its helper is its own, so that a bad moment costs nothing but portraits. */
const mayHarm = 3;

/** A vendor's portrait decoder for a reader that needs no library itself, loaded in a helper process of its own. */
export function createLibraryDecoder(options: LibraryDecoderOptions): PortraitDecoder {
  const { photo, helper, wiring, timers = realTimers, vitals = noVitals } = options;
  const delays: LibraryDelays = { ...libraryDelays, ...options.delays };
  const portraits = createPortraits(photo, delays, vitals, mayHarm);
  let line: HelperLine | undefined;
  let working = false;

  const prepare = async (fresh: HelperLine): Promise<void> => {
    // What the reader itself said last is worth more than a greeting.
    const trouble = await greet(fresh, photo.library, delays, noVitals);
    if (trouble && trouble !== 'lost') vitals.says(`portrait decoder: ${trouble.detail}`);
    const isReady = !trouble && !fresh.ended && (await portraits.prepare(fresh, wiring));
    // What cannot be loaded now cannot be loaded later.
    if (isReady || fresh.ended || fresh.hung) judge(fresh);
    else await retire();
  };

  const judge = (used: HelperLine): void => {
    if (portraits.givenUp) void retire();
    else if (used.hung) link.drop({ kind: 'timeout', detail: 'it does not come back' });
  };

  /** Its helper need not stay. */
  const retire = (): Promise<void> => {
    line?.end();
    line = undefined;
    return link.stop();
  };

  const link = createKeptLink({
    transport: createHelperTransport({
      name: `portrait decoder ${photo.library}`,
      helper,
      tidy: () => portraits.tidy(),
      timers,
      closeGraceMs: delays.closeGraceMs,
    }),
    timers,
    onUp(stream) {
      line = createHelperLine(stream, timers);
      void prepare(line);
    },
    onDown(fault) {
      line?.end();
      line = undefined;
      vitals.says(`portrait decoder: ${fault.detail}`);
    },
  });

  return {
    start: () => link.start(),
    async decode(wlt) {
      const used = line;
      // A helper is asked one thing at a time; a card is not kept waiting for another's portrait.
      if (!used || working) return undefined;
      working = true;
      const portrait = await portraits.decode(used, wlt);
      working = false;
      judge(used);
      return portrait;
    },
    stop: retire,
  };
}
