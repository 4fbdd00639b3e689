/** How many malformed inputs each coder is given: a million with `YINGBIN_FUZZ=1000000`, else a tenth of that. */
export const fuzzRounds: number = Number(process.env['YINGBIN_FUZZ'] ?? 100_000);

/** Bytes that so many inputs may leave behind: 32 for each, and what compiled code and filled caches take. */
export const mostGrownBytes: number = 4_000_000 + 28 * fuzzRounds;
