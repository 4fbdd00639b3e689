/** What libraries return besides the statuses of the reader's own protocol: the vendors' sdtapi.h. */
const libraryFaults: Readonly<Record<number, string>> = {
  1: 'no such port, or it is not open',
  2: 'the reader does not answer the library',
  3: 'the transfer to the reader failed',
  5: 'the serial port is not available',
};

/** The reader's own statuses begin at 10 hexadecimal. What is below is the library's, named or not. */
export const isLibraryFault = (result: number): boolean => result < 0x10;

/** For the device page: `02 the reader does not answer the library`. */
export const libraryFaultText = (result: number): string =>
  `${String(result).padStart(2, '0')} ${libraryFaults[result] ?? 'a result without a name'}`;

/** What WltRS returns instead of 1. */
const decoderFaults: Readonly<Record<number, string>> = {
  0: 'the reader library refused',
  [-1]: 'not decoded',
  [-2]: 'wrong file suffix',
  [-3]: 'file not opened',
  [-4]: 'wrong file format',
  [-5]: 'no licence',
  [-6]: 'device error',
};

/** For the device page: `-5 no licence`. */
export const decoderFaultText = (result: number): string =>
  `${result} ${decoderFaults[result] ?? 'no picture of a card came of it'}`;
