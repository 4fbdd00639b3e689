import type { LinkFault } from './byte-stream.ts';

const help = 'see docs/devices/usb-and-hid.md';

/**
 * What the `usb` library says, which gives every error the same code: only the words differ. `(errno 13)` and the like
 * are Linux's own numbers.
 */
const meanings: readonly (readonly [RegExp, LinkFault['kind'], string?])[] = [
  [
    /incompatible driver|not WinUSB|unsupported|not.supported/i,
    'denied',
    `Windows gave the device another driver: needs WinUSB or the vendor's driver route, ${help}`,
  ],
  [/permission|access|\(errno (1|13)\)/i, 'denied', `not permitted, ${help}`],
  [/busy|in use|exclusive|\(errno 16\)/i, 'busy', 'another program or driver holds the device'],
  [/cancel|timed out/i, 'timeout'],
];

/** Names what went wrong with a USB device; anything unknown counts as `lost`. */
export function usbFault(error: unknown): LinkFault {
  const words = error instanceof Error ? error.message : String(error);
  const [, kind, meaning] = meanings.find(([pattern]) => pattern.test(words)) ?? [undefined, 'lost' as const];
  return { kind, detail: meaning === undefined ? words : `${meaning} (${words})` };
}
