import { z } from 'zod';
import { deviceIdPattern } from '../vocabulary.ts';

// What several kinds of devices are set up with.

export const id = z.string().regex(deviceIdPattern);
export const host = z.string().min(1).max(253);
export const port = z.int().min(1).max(65_535);
export const devicePath = z.string().min(1).max(260);
export const baudRate = z.int().min(1_200).max(4_000_000);
/** Four hex digits, as lsusb and the Windows device manager print them. */
export const usbId = z.string().regex(/^[0-9A-Fa-f]{4}$/);
export const serialNumber = z.string().min(1).max(128).optional();
export const short = z.string().min(1).max(16);

export const serial = (baud: number) => ({
  transport: z.literal('serial'),
  path: devicePath,
  baudRate: baudRate.default(baud),
});
export const tcp = { transport: z.literal('tcp'), host, port };
export const simulator = z.strictObject({ id, driver: z.literal('simulator') });
