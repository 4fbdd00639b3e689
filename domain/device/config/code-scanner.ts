import { z } from 'zod';
import { id, serial, serialNumber, short, simulator, tcp, usbId } from './shapes.ts';

/** Where a scanned code ends; set on the scanner by scanning a code from its manual. */
const framing = {
  ending: z.enum(['line', 'suffix', 'silence']).default('line'),
  suffix: short.optional(),
  prefix: short.optional(),
};
const line = z.discriminatedUnion('transport', [
  z.strictObject({ id, driver: z.literal('line'), ...serial(9_600), ...framing }),
  z.strictObject({ id, driver: z.literal('line'), ...tcp, ...framing }),
]);

export const codeScanner = z.discriminatedUnion('driver', [
  line,
  /** HID point-of-sale mode, usage page 8C. Without ids, the first such scanner found. */
  z.strictObject({
    id,
    driver: z.literal('hid-pos'),
    vendorId: usbId.optional(),
    productId: usbId.optional(),
    serialNumber,
  }),
  /** A scanner that types. Codes are told from typing by their speed and their last key. */
  z.strictObject({
    id,
    driver: z.literal('keyboard'),
    endKey: z.enum(['Enter', 'Tab']).default('Enter'),
    /** The longest pause between two keys of one code, in milliseconds. */
    keyGapMs: z.int().min(10).max(200).default(50),
  }),
  /** The kiosk's own camera, on the screen that asks for a code and nowhere else. */
  z.strictObject({ id, driver: z.literal('camera') }),
  simulator,
]);

export type CodeScannerConfig = z.output<typeof codeScanner>;
