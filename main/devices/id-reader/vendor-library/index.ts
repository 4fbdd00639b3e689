export { createVendorLibraryReader } from './driver.ts';
export type { VendorLibraryOptions } from './driver.ts';
export { createLibraryDecoder } from './library-decoder.ts';
export type { LibraryDecoderOptions } from './library-decoder.ts';
export type { PortraitOptions, Wiring } from './portraits.ts';
export { libraryDelays } from './delays.ts';
export type { LibraryDelays } from './delays.ts';
