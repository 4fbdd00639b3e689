import { create } from 'zustand';
import { later } from '../services.ts';

export interface Toast {
  readonly id: number;
  readonly tone: 'good' | 'care' | 'problem';
  readonly words: string;
}

/** Long enough to read two lines; a problem stays until it is put away. */
const shownMs = 6_000;

export const useToasts = create<{ readonly toasts: readonly Toast[] }>(() => ({ toasts: [] }));

let count = 0;

/** Says in passing that something was done (or was not). Never the only place where a fault is told: see `FaultNotice`. */
export function toast(words: string, tone: Toast['tone'] = 'good'): void {
  count += 1;
  const id = count;
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts.slice(-2), { id, tone, words }] }));
  if (tone !== 'problem') later(shownMs, () => dismiss(id));
}

export function dismiss(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((shown) => shown.id !== id) }));
}
