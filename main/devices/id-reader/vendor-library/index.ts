export { createVendorLibraryReader } from './driver.ts';
export type { VendorLibraryOptions } from './driver.ts';
export type { PortraitOptions } from './portraits.ts';
export { libraryDelays } from './delays.ts';
export type { LibraryDelays } from './delays.ts';
