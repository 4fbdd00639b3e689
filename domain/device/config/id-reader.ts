import { z } from 'zod';
import { devicePath, id, serial, serialNumber, short, tcp, usbId } from './shapes.ts';

const byte = z.int().min(0).max(255);

/** How a SAM frame is cut into HID reports; vendors differ and document nothing (facts/id-readers.md section 3). */
const hidProfile = z.strictObject({
  /** Bytes of one report without its id. */
  reportBytes: z.int().min(1).max(1_024),
  /** 0 where reports are not numbered. */
  reportId: byte.default(0),
  /** `first-byte`: the first byte of each report says how many of the others count. */
  lengthPrefix: z.enum(['none', 'first-byte']),
  maxPayload: z.int().min(1).max(1_024).optional(),
  /** Fills the rest of a report. */
  padding: byte.default(0),
  controlFirstBytesAbove: byte.optional(),
  acknowledge: z
    .strictObject({ byte, waitMs: z.int().min(10).max(5_000), answerFullReports: z.boolean() })
    .optional(),
});

/** Settings that name what the kiosk loads or starts: for nobody but an administrator to set. */
export const programSettings = ['library', 'photoLibrary', 'helper'] as const;

const decoder = {
  /** The vendor's portrait decoder, where it is installed. */
  photoLibrary: devicePath.optional(),
  /** For decoders that work in memory (`unpack`), which their vendors license by a number. */
  photoLicence: z.int().min(0).max(0x7fff_ffff).optional(),
  /** How the decoder's pictures come out; vendors differ and document nothing (facts/id-readers.md section 4). */
  photoForm: z.enum(['upright', 'turned', 'swapped', 'turned-swapped']).default('upright'),
  /** A Node of the libraries' own bitness, where that is not the kiosk's. */
  helper: devicePath.optional(),
};

const sam = z.discriminatedUnion('transport', [
  z.strictObject({ id, driver: z.literal('sam'), ...serial(115_200), ...decoder }),
  z.strictObject({ id, driver: z.literal('sam'), ...tcp, ...decoder }),
  z.strictObject({
    id,
    driver: z.literal('sam'),
    transport: z.literal('hid'),
    vendorId: usbId.default('0425'),
    productId: usbId.default('8159'),
    serialNumber,
    profile: z.union([z.enum(['plain-64', 'length-prefix-64']), hidProfile]).default('plain-64'),
    ...decoder,
  }),
  z.strictObject({
    id,
    driver: z.literal('sam'),
    transport: z.literal('usb'),
    vendorId: usbId.default('0400'),
    productId: usbId.default('C35A'),
    serialNumber,
    /** `auto` looks at the endpoints; both kinds exist under the same id. */
    layout: z.enum(['auto', 'split', 'single']).default('auto'),
    ...decoder,
  }),
]);

const vendorLibrary = z.strictObject({
  id,
  driver: z.literal('vendor-library'),
  library: devicePath,
  /** A serial port's number, 1001 to 1016 for USB, or every USB number in turn. */
  port: z.union([z.literal('auto'), z.int().min(1).max(1_016)]).default('auto'),
  ...decoder,
});

/** How the scanner frames the lines, where it does more than end each with CR, LF or both. */
const lines = { prefix: short.optional(), suffix: short.optional() };
const mrz = z.discriminatedUnion('transport', [
  z.strictObject({ id, driver: z.literal('mrz'), ...serial(9_600), ...lines }),
  z.strictObject({ id, driver: z.literal('mrz'), ...tcp, ...lines }),
]);

export const idReader = z.discriminatedUnion('driver', [
  sam,
  vendorLibrary,
  mrz,
  z.strictObject({
    id,
    driver: z.literal('simulator'),
    /** What the simulated device reads: cards with a chip, or passports. */
    reads: z.enum(['cards', 'passports']).default('cards'),
  }),
]);

export type IdReaderConfig = z.output<typeof idReader>;
