export { createSamReader } from './driver.ts';
export type { SamReaderOptions } from './driver.ts';
export { samHeader } from './sam-frame.ts';
export { readerDelays } from './delays.ts';
export type { ReaderDelays } from './delays.ts';
export type { IdReader, IdReaderEvent, Portrait } from './port.ts';
export type { PortraitDecoder } from './portrait-decoder.ts';
