export type { Bitmap, LabelPrinter, PrintOutcome } from './port.ts';
export type { LabelMedia } from './media.ts';
export type { TsplPrinterOptions } from './driver.ts';
export type { TsplSettings } from './tspl/encoder.ts';
export type { PrinterTimings } from './timings.ts';
