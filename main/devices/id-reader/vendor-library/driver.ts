import { resolve } from 'node:path';
import { noVitals } from '../../health/vitals.ts';
import type { Vitals } from '../../health/vitals.ts';
import type { Wake } from '../../transport/kept-link.ts';
import { realTimers } from '../../transport/timers.ts';
import type { Timers } from '../../transport/timers.ts';
import { createCardReader } from '../card-reader.ts';
import type { IdReader } from '../port.ts';
import { libraryDelays } from './delays.ts';
import type { LibraryDelays } from './delays.ts';
import { createHelperTransport } from './helper-process.ts';
import { converseWithHelper, firstUsbPort } from './library-session.ts';
import { createPortraits, noPortraits } from './portraits.ts';
import type { PortraitOptions } from './portraits.ts';

export interface VendorLibraryOptions {
  /** The path of sdtapi.dll, or of another library with its interface. */
  readonly library: string;
  /** A serial port by its number, a place on the USB from 1001 to 1016, or all of those in turn. */
  readonly port: number | 'auto';
  /** The path of a Node of the library's own bitness, where that is not the kiosk's. */
  readonly helper?: string | undefined;
  /** The vendor's portrait decoder. Without it a card is read all the same. */
  readonly photo?: PortraitOptions | undefined;
  readonly timers?: Timers;
  /** Single delays to change; the others stay as in `libraryDelays`. */
  readonly delays?: Partial<LibraryDelays>;
  readonly vitals?: Vitals;
  readonly wake?: Wake;
}

const usbPorts: readonly number[] = Array.from({ length: 16 }, (_, place) => firstUsbPort + place);

/** A decoder that takes the reader's own helper down once does it with every card. */
const mayHarm = 1;

/** A resident-ID reader that only its vendor's library can talk to, loaded in a helper process. */
export function createVendorLibraryReader(options: VendorLibraryOptions): IdReader {
  const { port, helper, photo, timers = realTimers, vitals = noVitals } = options;
  const delays: LibraryDelays = { ...libraryDelays, ...options.delays };
  const library = resolve(options.library);
  const portraits = photo ? createPortraits(photo, delays, vitals, mayHarm) : noPortraits;
  const ports = port === 'auto' ? usbPorts : [port];
  return createCardReader({
    ...options,
    transport: createHelperTransport({
      name: `library ${library}`,
      helper,
      tidy: () => portraits.tidy(),
      timers,
      closeGraceMs: delays.closeGraceMs,
    }),
    delays,
    converse: (stream, care) =>
      converseWithHelper(stream, care, { library, ports, portraits, timers, delays, vitals }),
  });
}
