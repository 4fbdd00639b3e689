import { describe, test } from 'vitest';
import { createSamReader } from '../../../main/devices/id-reader/index.ts';
import { createSamSimulator } from '../../../main/devices/id-reader/simulator.ts';
import type { ByteStream } from '../../../main/devices/transport/byte-stream.ts';
import { createSerialTransport } from '../../../main/devices/transport/serial.ts';
import { realTimers } from '../../../main/devices/transport/timers.ts';
import { quickDelays } from '../../support/id-reader/quick-delays.ts';
import { createPtyPair, hasSocat } from '../../support/pty-pair.ts';
import { idReaderContract } from './id-reader-contract.ts';
import type { ReaderRig } from './id-reader-contract.ts';

const baudRate = 115_200;

/** The simulator holds the far end of a pseudo-terminal pair and lets its bytes out at the speed of the line. */
async function makeRig(): Promise<ReaderRig> {
  const cable = await createPtyPair();
  const simulator = createSamSimulator({ baudRate });
  let farEnd: ByteStream | undefined;

  const attach = async (): Promise<void> => {
    const opened = await createSerialTransport({ path: cable.b, baudRate }).open();
    if (!opened.ok) throw new Error(`Far end did not open: ${opened.error.detail}`);
    farEnd = opened.value;
    simulator.attach(farEnd);
  };
  await attach();

  return {
    reader: createSamReader({
      transport: createSerialTransport({ path: cable.a, baudRate }),
      delays: quickDelays,
    }),
    now: realTimers.now,
    hand: {
      putCard: simulator.putCard,
      snatchCard: simulator.snatchCard,
      swapCard: simulator.swapCard,
      removeCard: simulator.removeCard,
      unplug: () => cable.cut(),
      async plug() {
        await cable.join();
        await attach();
      },
    },
    async stop() {
      simulator.stop();
      await farEnd?.close();
      await cable.remove();
    },
  };
}

if (hasSocat) {
  idReaderContract('simulator over a pseudo-terminal', makeRig);
} else {
  describe('id reader: simulator over a pseudo-terminal', () => {
    test.skip('skipped: socat is not installed, so there is no pair of serial ports', () => {});
  });
}
