import type { Fetch } from './call.ts';

/** What the adapters of outside services are given of the world. */
export interface CloudWorld {
  readonly fetch: Fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A text that was never given before, 16 to 64 of `A-Za-z0-9-`: a random UUID. */
  readonly nonce: () => string;
  /** How long one call may take in all. */
  readonly timeoutMs: number;
}
