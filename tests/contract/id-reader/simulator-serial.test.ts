import { describe, test } from 'vitest';
import { createSamReader } from '../../../main/devices/id-reader/index.ts';
import type { PortraitDecoder } from '../../../main/devices/id-reader/index.ts';
import { createSamSimulator } from '../../../main/devices/id-reader/simulator.ts';
import { createSerialTransport } from '../../../main/devices/transport/serial.ts';
import { realTimers } from '../../../main/devices/transport/timers.ts';
import { quickDelays } from '../../support/id-reader/quick-delays.ts';
import { hasSocat } from '../../support/pty-pair.ts';
import { holdSerialFarEnd } from '../../support/serial-far-end.ts';
import { idReaderContract } from './id-reader-contract.ts';
import type { ReaderRig } from './id-reader-contract.ts';
import { portraitContract } from './portrait-contract.ts';

const baudRate = 115_200;

/** The simulator holds the far end of a pseudo-terminal pair and lets its bytes out at the speed of the line. */
async function makeRig(decoder?: PortraitDecoder): Promise<ReaderRig> {
  const simulator = createSamSimulator({ baudRate });
  const { path, stop, ...cable } = await holdSerialFarEnd(simulator, baudRate);
  const { putCard, snatchCard, swapCard, removeCard } = simulator;
  return {
    reader: createSamReader({
      transport: createSerialTransport({ path, baudRate }),
      decoder,
      delays: quickDelays,
    }),
    now: realTimers.now,
    hand: { putCard, snatchCard, swapCard, removeCard, ...cable },
    stop,
  };
}

if (hasSocat) {
  idReaderContract('simulator over a pseudo-terminal', makeRig);
  portraitContract('simulator over a pseudo-terminal', makeRig);
} else {
  describe('id reader: simulator over a pseudo-terminal', () => {
    test.skip('skipped: socat is not installed, so there is no pair of serial ports', () => {});
  });
}
