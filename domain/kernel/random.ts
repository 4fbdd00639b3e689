/** A source of random bytes; handed in, so that a test can say what is drawn. */
export type RandomBytes = (length: number) => Uint8Array;
