import { readFileSync } from 'node:fs';

/** Whether a process still does anything. One that has ended, but was not buried by its parent yet, does not. */
export function isRunning(id: number): boolean {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    // The state is the first word after the name, which is in brackets and may hold anything.
    return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) !== 'Z';
  } catch {
    return false;
  }
}
