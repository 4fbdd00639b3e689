import { expect } from 'vitest';
import { createSamReader, readerDelays } from '../../../../../main/devices/id-reader/index.ts';
import type { IdReader, PortraitDecoder } from '../../../../../main/devices/id-reader/index.ts';
import { samRequest } from '../../../../../main/devices/id-reader/sam-protocol.ts';
import { createSamSimulator } from '../../../../../main/devices/id-reader/simulator.ts';
import type { SamSimulator } from '../../../../../main/devices/id-reader/simulator.ts';
import { createFakeTimers } from '../../../../support/fake-timers.ts';
import type { FakeTimers } from '../../../../support/fake-timers.ts';
import { hexOf } from '../../../../support/hex.ts';
import { keepDiary } from '../../../../support/id-reader/reader-diary.ts';
import type { ReaderDiary } from '../../../../support/id-reader/reader-diary.ts';
import { createMemoryCable } from '../../../../support/memory-link.ts';
import type { MemoryCable } from '../../../../support/memory-link.ts';

/** A driver on a simulated reader. The clock stands still until it is moved, and the delays are the product's own. */
export interface DriverRig {
  readonly timers: FakeTimers;
  readonly simulator: SamSimulator;
  readonly cable: MemoryCable;
  readonly reader: IdReader;
  readonly diary: ReaderDiary;
  /** How often the reader was asked this so far. */
  countRequests(step: keyof typeof samRequest): number;
  /** Stops both ends; a stopped driver leaves no alarm behind and no link open. */
  end(): Promise<void>;
}

export const severalPolls = readerDelays.pollMs * 4;
export const untilRemoved = readerDelays.removedAfterMs + readerDelays.pollMs * 2;

/** Started, and found to be ready before the diary's mark. */
export async function driverRig(findsReadCardAgain = true, decoder?: PortraitDecoder): Promise<DriverRig> {
  const timers = createFakeTimers(1_000);
  const simulator = createSamSimulator({ timers, findsReadCardAgain });
  const requests: string[] = [];
  const cable = createMemoryCable((farEnd) => {
    farEnd.onData((bytes) => requests.push(hexOf(bytes)));
    simulator.attach(farEnd);
  });
  const reader = createSamReader({ transport: cable.transport, decoder, timers });
  const diary = keepDiary(reader);
  reader.start();
  await timers.advance(severalPolls);
  diary.mark();
  return {
    timers,
    simulator,
    cable,
    reader,
    diary,
    countRequests: (step) => requests.filter((each) => each === hexOf(samRequest[step])).length,
    async end() {
      await reader.stop();
      simulator.stop();
      expect(timers.pending()).toBe(0);
      expect(cable.isOpen).toBe(false);
    },
  };
}
