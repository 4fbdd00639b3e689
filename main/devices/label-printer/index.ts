export type { Bitmap, CalibrationOutcome, LabelPrinter, PrinterState, PrintOutcome } from './port.ts';
export type { LabelLanguage } from './language.ts';
export type { LabelMedia } from './media.ts';
export type { LabelPrinterOptions } from './driver.ts';
export type { PrinterTimings } from './timings.ts';
