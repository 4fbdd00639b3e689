import { createFirstReader } from '../../../main/devices/id-reader/first-reader.ts';
import { createSamReader } from '../../../main/devices/id-reader/index.ts';
import type { PortraitDecoder } from '../../../main/devices/id-reader/index.ts';
import { createSamTcpSimulator } from '../../../main/devices/id-reader/simulator.ts';
import { createTcpTransport } from '../../../main/devices/transport/tcp.ts';
import { realTimers } from '../../../main/devices/transport/timers.ts';
import { quickDelays } from '../../support/id-reader/quick-delays.ts';
import { idReaderContract } from './id-reader-contract.ts';
import type { ReaderRig } from './id-reader-contract.ts';
import { portraitContract } from './portrait-contract.ts';

/** Two readers that the flow sees as one; the hand uses the one and leaves the other empty. */
const makeRig =
  (used: 0 | 1) =>
  async (decoder?: PortraitDecoder): Promise<ReaderRig> => {
    const simulators = [await createSamTcpSimulator(), await createSamTcpSimulator()] as const;
    const readers = simulators.map(({ host, port }, index) => ({
      id: `reader-${index + 1}`,
      reader: createSamReader({
        transport: createTcpTransport({ host, port, connectTimeoutMs: 1_000 }),
        decoder,
        delays: quickDelays,
      }),
    }));
    const onAll = async (act: 'plug' | 'unplug' | 'stop'): Promise<void> => {
      await Promise.all(simulators.map((simulator) => simulator[act]()));
    };
    return {
      reader: createFirstReader(readers),
      now: realTimers.now,
      hand: { ...simulators[used], plug: () => onAll('plug'), unplug: () => onAll('unplug') },
      stop: () => onAll('stop'),
    };
  };

idReaderContract('two readers, the first of them used', makeRig(0));
idReaderContract('two readers, the second of them used', makeRig(1));
portraitContract('two readers, the second of them used', makeRig(1));
