import { create } from 'zustand';
import { createOutbox, type Outbox } from '../web/core/outbox.ts';
import { useLine } from '../web/core/line.ts';
import { useSession } from '../web/core/session.ts';
import { openOutboxStore } from '../web/outbox-store.ts';
import { api, later, newId, now } from '../web/services.ts';

export const useOutboxState = create<{
  /** Actions of whoever is signed in that the server has not got yet. */
  readonly waiting: number;
  /** Kept actions that the server refused in the end, until somebody has read it. */
  readonly refused: number;
}>(() => ({ waiting: 0, refused: 0 }));

/** `outbox.send(path, body)` is for acts that must not wait for a line: letting somebody out, answering an alert. */
export const outbox: Outbox = createOutbox({
  store: openOutboxStore('yingbin-handheld'),
  post: (path, body, id) => api.post(path, body, id),
  owner: () => useSession.getState().account?.staffId,
  now,
  newId,
  later,
  onCount: (waiting) => useOutboxState.setState({ waiting }),
  onRefused: () => useOutboxState.setState(({ refused }) => ({ refused: refused + 1 })),
});

useSession.subscribe((state, before) => {
  if (state.phase === 'signed-in' && before.phase !== 'signed-in') void outbox.flush();
});
useLine.subscribe((state, before) => {
  if (state.up && !before.up) void outbox.flush();
});
