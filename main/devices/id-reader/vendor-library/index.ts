export { createVendorLibraryReader } from './driver.ts';
export type { PhotoOptions, VendorLibraryOptions } from './driver.ts';
export { libraryDelays } from './delays.ts';
export type { LibraryDelays } from './delays.ts';
