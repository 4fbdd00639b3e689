export type { CodeScanner, CodeScannerEvent } from './port.ts';
export type { CodeEnding, CodeFraming } from './coder.ts';
export type { LineScannerOptions, ScannerTimings } from './driver.ts';
