import { useCallback, useRef, useState } from 'react';
import type { Result } from '../../domain/kernel/result.ts';
import type { ApiFault } from './core/fault.ts';

export interface Action<Args extends readonly unknown[], T> {
  /** Does it, unless it is being done: a second press while the first one travels is no second order. */
  readonly run: (...args: Args) => Promise<Result<T, ApiFault> | undefined>;
  readonly busy: boolean;
  /** Why the last try failed, until the next one. */
  readonly fault: ApiFault | undefined;
  readonly clear: () => void;
}

/** Something a person orders: `const approve = useAction((id: string) => api.post(…))`. */
export function useAction<Args extends readonly unknown[], T>(
  act: (...args: Args) => Promise<Result<T, ApiFault>>,
): Action<Args, T> {
  const [state, setState] = useState<{ busy: boolean; fault: ApiFault | undefined }>({
    busy: false,
    fault: undefined,
  });
  const isBusy = useRef(false);
  const run = async (...args: Args) => {
    if (isBusy.current) return undefined;
    isBusy.current = true;
    setState({ busy: true, fault: undefined });
    try {
      const result = await act(...args);
      setState({ busy: false, fault: result.ok ? undefined : result.error });
      return result;
    } finally {
      isBusy.current = false;
    }
  };
  const clear = useCallback(() => setState({ busy: false, fault: undefined }), []);
  return { run, busy: state.busy, fault: state.fault, clear };
}
