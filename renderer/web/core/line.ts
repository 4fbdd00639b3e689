import { create } from 'zustand';

/** Whether the site server answers; `since` when it stopped, in milliseconds since 1970. */
export const useLine = create<{ readonly up: boolean; readonly since: number | undefined }>(() => ({
  up: true,
  since: undefined,
}));

/** Notes what a call or the live line found out. The answer says whether the line has just come back. */
export function noteLine(up: boolean, nowMs: number): 'back' | undefined {
  const before = useLine.getState();
  if (before.up === up) return undefined;
  useLine.setState({ up, since: up ? undefined : nowMs });
  return up ? 'back' : undefined;
}
