import { useSyncExternalStore } from 'react';

function follow(onChange: () => void): () => void {
  document.addEventListener('visibilitychange', onChange);
  return () => document.removeEventListener('visibilitychange', onChange);
}

/** Whether anybody can see the window: a camera must not run behind another program. */
export function useIsVisible(): boolean {
  return useSyncExternalStore(follow, () => document.visibilityState === 'visible');
}
