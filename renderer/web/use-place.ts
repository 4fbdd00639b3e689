import { useSyncExternalStore } from 'react';
import type { Place, To } from './core/router.ts';
import { router } from './services.ts';

export function usePlace(): Place {
  return useSyncExternalStore(router.subscribe, router.place);
}

export const goTo = (to: To, how?: 'push' | 'replace'): void => router.goTo(to, how);
