import { useMemo } from 'react';
import { create } from 'zustand';
import type { ApiFault } from '../web/core/fault.ts';
import { createOutbox, type Outbox, type QueuedAction } from '../web/core/outbox.ts';
import { useLine } from '../web/core/line.ts';
import { useSession } from '../web/core/session.ts';
import { openOutboxStore } from '../web/outbox-store.ts';
import { api, later, newId, now } from '../web/services.ts';

const store = openOutboxStore('yingbin-handheld');

export interface RefusedAction {
  readonly action: QueuedAction;
  readonly fault: ApiFault;
}

export const useOutboxState = create<{
  /** Acts of whoever is signed in that the server has not got yet, the oldest first. */
  readonly kept: readonly QueuedAction[];
  /** Kept acts that the server refused in the end, until somebody has read it. */
  readonly refused: readonly RefusedAction[];
}>(() => ({ kept: [], refused: [] }));

const owner = () => useSession.getState().account?.staffId;

/** `outbox.send(path, body)` is for acts that must not wait for a line: letting somebody out, answering an alert. */
export const outbox: Outbox = createOutbox({
  store,
  post: (path, body, id) => api.post(path, body, id),
  owner,
  now,
  newId,
  later,
  onCount: () =>
    void store.all().then((all) => {
      useOutboxState.setState({ kept: all.filter((action) => action.owner === owner()) });
    }),
  onRefused: (action, fault) =>
    useOutboxState.setState(({ refused }) => ({ refused: [...refused, { action, fault }] })),
});

/** The visits whose leaving is kept and not told yet. */
export function useKeptVisits(): ReadonlySet<string> {
  const kept = useOutboxState((state) => state.kept);
  return useMemo(
    () =>
      new Set(
        kept.flatMap(({ path, body }) => {
          const { visit } = (body ?? {}) as { readonly visit?: unknown };
          return path === '/guard/check-out' && typeof visit === 'string' ? [visit] : [];
        }),
      ),
    [kept],
  );
}

export const useIsKept = (visit: string): boolean => useKeptVisits().has(visit);

useSession.subscribe((state, before) => {
  if (state.phase === 'signed-in' && before.phase !== 'signed-in') void outbox.flush();
});
useLine.subscribe((state, before) => {
  if (state.up && !before.up) void outbox.flush();
});
