/** How often to look, in milliseconds: short against what is waited for, long against what looking costs. */
const lookEveryMs = 20;

/**
 * Waits until `look` gives something, and gives it back. Waits on what happens, never for a time.
 * @throws after `withinMs`, saying what did not happen
 */
export async function until<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
  withinMs = 10_000,
): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (performance.now() > deadline) throw new Error(`After ${withinMs} ms: not yet ${what}`);
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
}
