import { Worker } from 'node:worker_threads';

/** An input that takes longer hangs; a busy machine takes breaks, but no such long ones. */
const hangMs = 30_000;
const mostBytes = 8_192;

export interface Watchdog {
  /** Call before each input. */
  watch(input: Uint8Array): void;
  stop(): Promise<void>;
}

/**
 * A loop without end cannot be stopped from its own thread, so another one looks on: it prints the input under way, to
 * be kept as a seed, and ends the process that runs the test.
 */
export function createWatchdog(name: string): Watchdog {
  const shared = new SharedArrayBuffer(8 + mostBytes);
  const counts = new Int32Array(shared, 0, 2);
  const bytes = new Uint8Array(shared, 8);
  const worker = new Worker(
    `const { workerData: { shared, name, hangMs } } = require('node:worker_threads');
    const counts = new Int32Array(shared, 0, 2);
    let last = -1;
    setInterval(() => {
      const now = Atomics.load(counts, 0);
      if (now !== last) return void (last = now);
      const hex = Buffer.from(new Uint8Array(shared, 8, counts[1])).toString('hex');
      require('node:fs').writeSync(2, name + ' hangs on ' + hex + '\\n');
      process.kill(process.pid, 'SIGKILL');
    }, hangMs);`,
    { eval: true, workerData: { shared, name, hangMs } },
  );
  worker.unref();
  return {
    watch(input) {
      bytes.set(input.subarray(0, mostBytes));
      counts[1] = Math.min(input.length, mostBytes);
      Atomics.add(counts, 0, 1);
    },
    stop: async () => void (await worker.terminate()),
  };
}
