import type { Vitals } from '../../health/vitals.ts';
import type { ByteStream } from '../../transport/byte-stream.ts';
import type { Timers } from '../../transport/timers.ts';
import type { Conversation, ReaderCare } from '../card-reader.ts';
import { samStatus, statusText } from '../sam-protocol.ts';
import { createSamSteps } from '../sam-steps.ts';
import type { LibraryDelays } from './delays.ts';
import { greet, troubleOf } from './greeting.ts';
import type { Trouble } from './greeting.ts';
import { createHelperLine } from './helper-line.ts';
import { createLibraryLine } from './library-line.ts';
import type { Portraits } from './portraits.ts';
import { isLibraryFault, libraryFaultText } from './result-codes.ts';

export interface LibrarySetting {
  readonly library: string;
  /** In the order in which they are tried. */
  readonly ports: readonly number[];
  readonly portraits: Portraits;
  readonly timers: Timers;
  readonly delays: LibraryDelays;
  readonly vitals: Vitals;
}

/** The numbers of serial ports end below this; the others are places on the USB. */
export const firstUsbPort = 1_001;

/** Gets a fresh helper to load the library and open the port, and asks it for cards as if it were the reader. */
export function converseWithHelper(
  stream: ByteStream,
  { setHealth, drop }: ReaderCare,
  { library, ports, portraits, timers, delays, vitals }: LibrarySetting,
): Conversation {
  const helper = createHelperLine(stream, timers);
  const line = createLibraryLine(helper, vitals, drop);
  const steps = createSamSteps(line, delays, vitals, setHealth);

  /** @returns why there is no library to talk to, if that is so */
  const load = async (): Promise<Trouble | undefined> => {
    const trouble = await greet(helper, library, delays, vitals);
    if (trouble) return trouble;
    const loaded = await helper.ask({ do: 'load', library }, delays.loadTimeoutMs);
    return loaded.type === 'reply'
      ? undefined
      : troubleOf(loaded, 'the library does not come back from loading');
  };

  /** @returns the first port behind which there is a reader */
  const openPort = async (): Promise<number | Trouble> => {
    let last = 'no port to try';
    for (const port of ports) {
      const opened = await helper.ask({ do: 'open', port }, delays.openTimeoutMs);
      vitals.alive();
      const silence = `the library does not come back from opening ${port}`;
      if (opened.type !== 'reply') return troubleOf(opened, silence);
      const { status } = opened;
      if (status === samStatus.success) return port;
      last = `port ${port}: ${isLibraryFault(status) ? libraryFaultText(status) : statusText(status)}`;
    }
    return { kind: 'lost', detail: `no reader: ${last}` };
  };

  return {
    line,
    steps: {
      async introduce() {
        const port = (await load()) ?? (await openPort());
        if (port === 'lost') return;
        if (typeof port !== 'number') return drop(port);
        await portraits.prepare(helper, port < firstUsbPort ? 'serial' : 'usb');
        await steps.introduce();
      },
      look: () => steps.look(),
      read: () => steps.read(),
      get cardMark() {
        return steps.cardMark;
      },
      get isDeaf() {
        return steps.isDeaf;
      },
      get isFaulty() {
        return steps.isFaulty;
      },
    },
    portraitOf: (photo) => portraits.decode(helper, photo),
  };
}
