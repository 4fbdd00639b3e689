import { readdirSync, readFileSync } from 'node:fs';

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

/** The running children of this process that were started with such a script. */
export function childrenRunning(script: string): readonly number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((id) => Number.isInteger(id) && isRunning(id) && isOwnChild(id, script));
}

function isOwnChild(id: number, script: string): boolean {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(parent) === process.pid && readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(script);
  } catch {
    return false;
  }
}
