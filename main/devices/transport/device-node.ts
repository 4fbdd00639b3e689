import { stat } from 'node:fs/promises';
import { seconds } from '../../../domain/kernel/time.ts';
import type { TimerHandle, Timers } from './timers.ts';

const deviceNodeCheckMs = seconds(1);

/**
 * Notices that a device file is gone or has become another device. On Linux and macOS a pulled USB adapter reads as
 * "no bytes" for ever, and serialport asks again at once, for ever: without this a port that is only listened to (a
 * code scanner) would never be lost, and would keep one processor core busy. Windows reports the loss by itself.
 * @returns stops watching
 */
export function watchDeviceNode(path: string, timers: Timers, onGone: () => void): () => void {
  if (process.platform === 'win32') return () => {};
  let watching = true;
  let known: string | undefined;
  let alarm: TimerHandle | undefined;

  const check = async (): Promise<void> => {
    const identity = await nodeIdentity(path);
    if (!watching) return;
    known ??= identity;
    if (identity !== undefined && identity === known) {
      alarm = timers.setTimeout(() => void check(), deviceNodeCheckMs);
    } else {
      watching = false;
      onGone();
    }
  };
  void check();
  return () => {
    watching = false;
    timers.clearTimeout(alarm);
  };
}

async function nodeIdentity(path: string): Promise<string | undefined> {
  try {
    const { rdev, ino } = await stat(path);
    return `${rdev} ${ino}`;
  } catch {
    return undefined;
  }
}
