import type { Vitals } from '../../health/vitals.ts';
import type { ByteStream, LinkFault } from '../../transport/byte-stream.ts';
import type { Timers } from '../../transport/timers.ts';
import type { Conversation, ReaderCare } from '../card-reader.ts';
import { samStatus, statusText } from '../sam-protocol.ts';
import { createSamSteps } from '../sam-steps.ts';
import type { LibraryDelays } from './delays.ts';
import { createHelperLine } from './helper-line.ts';
import type { Answer } from './helper-line.ts';
import { misfitOf, readLibraryFile } from './library-file.ts';
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
    const hello = await helper.ask({ do: 'hello' }, delays.helloTimeoutMs);
    if (hello.type !== 'reply') return troubleOf(hello, 'the helper does not answer: is it a Node program?');
    const [platform = '', arch = '', version = ''] = hello.parts.map((part) => Buffer.from(part).toString());
    vitals.says(`helper: Node ${version} for ${platform} ${arch}`);

    const file = await readLibraryFile(library);
    if (!file.ok) return file.error;
    const misfit = misfitOf(file.value, { platform, arch });
    if (misfit) return { kind: 'denied', detail: misfit };

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
      async read() {
        const reading = await steps.read();
        if (reading.type !== 'read') return reading;
        const portrait = await portraits.decode(helper, line.photo);
        // Without the helper the loss is told already: the card is read anew, without its portrait, when it is back.
        if (line.ended) return { type: 'reader-lost' };
        return { ...reading, ...(portrait && { portrait }) };
      },
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
  };
}

/** `lost`: the link says itself that the helper is gone, and why. */
type Trouble = LinkFault | 'lost';

/** A library that says no is a matter of its set-up; one that hangs may work another time. */
function troubleOf(answer: Exclude<Answer, { readonly type: 'reply' }>, silence: string): Trouble {
  if (answer.type === 'lost') return 'lost';
  return answer.type === 'problem'
    ? { kind: 'denied', detail: answer.words }
    : { kind: 'timeout', detail: silence };
}
