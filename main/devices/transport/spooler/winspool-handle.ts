import { err } from '../../../../domain/kernel/result.ts';
import { tooLate, within } from '../time-limit.ts';
import type { Timers } from '../timers.ts';
import type { PrinterHandle, Win, WinspoolApi } from './winspool-api.ts';
import { winError } from './winspool-flags.ts';

/** Calls into the system with an open queue, each of which comes back in time or as a time-out. */
export type CallPrinter = <T>(run: (printer: PrinterHandle) => Promise<Win<T>>) => Promise<Win<T>>;

interface WinspoolAccess {
  readonly api: WinspoolApi;
  readonly timers: Timers;
  /** For each call. */
  readonly limitMs: number;
}

/**
 * Opens a queue for a piece of work. The handle is closed when every call on it has come back, however late: a call may
 * hang in a port's driver for as long as the printer does, and a handle must not be closed under it.
 */
export async function usePrinter<T>(
  queue: string,
  { api, timers, limitMs }: WinspoolAccess,
  work: (call: CallPrinter) => Promise<T>,
): Promise<T | Win<never>> {
  const opening = api.openPrinter(queue);
  const opened = await inTime(opening, limitMs, timers);
  if (!opened.ok) {
    if (opened.error === winError.timeout) {
      void opening.then((late) => (late.ok ? api.closePrinter(late.value) : undefined));
    }
    return opened;
  }
  const printer = opened.value;
  const calls: Promise<unknown>[] = [];
  const result = await work((run) => {
    const running = run(printer);
    calls.push(running);
    return inTime(running, limitMs, timers);
  });
  void Promise.allSettled(calls).then(() => api.closePrinter(printer));
  return result;
}

/** A time-out is a Windows error like any other. */
export async function inTime<T>(call: Promise<Win<T>>, limitMs: number, timers: Timers): Promise<Win<T>> {
  const result = await within(call, limitMs, timers);
  return result === tooLate ? err(winError.timeout) : result;
}
