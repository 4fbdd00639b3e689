/** What one check found: nothing, or lines that a person can act on. */
export interface Outcome {
  readonly name: string;
  readonly problems: readonly string[];
}

export type Check = () => Promise<Outcome>;

/** A check that is a program: its exit code decides, its output is what it found. */
export const fromRun = (name: string, run: { readonly code: number; readonly output: string }): Outcome => ({
  name,
  problems: run.code === 0 ? [] : [run.output.trim() || `exit code ${run.code}`],
});
