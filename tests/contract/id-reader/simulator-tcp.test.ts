import { createSamReader } from '../../../main/devices/id-reader/index.ts';
import type { PortraitDecoder } from '../../../main/devices/id-reader/index.ts';
import { createSamTcpSimulator } from '../../../main/devices/id-reader/simulator.ts';
import { createTcpTransport } from '../../../main/devices/transport/tcp.ts';
import { realTimers } from '../../../main/devices/transport/timers.ts';
import { quickDelays } from '../../support/id-reader/quick-delays.ts';
import { idReaderContract } from './id-reader-contract.ts';
import type { ReaderRig } from './id-reader-contract.ts';
import { portraitContract } from './portrait-contract.ts';

const makeRig =
  (findsReadCardAgain: boolean) =>
  async (decoder?: PortraitDecoder): Promise<ReaderRig> => {
    const simulator = await createSamTcpSimulator({ findsReadCardAgain });
    const { host, port } = simulator;
    return {
      reader: createSamReader({
        transport: createTcpTransport({ host, port, connectTimeoutMs: 1_000 }),
        decoder,
        delays: quickDelays,
      }),
      now: realTimers.now,
      hand: simulator,
      stop: () => simulator.stop(),
    };
  };

idReaderContract('simulator over TCP', makeRig(true));
portraitContract('simulator over TCP', makeRig(true));
idReaderContract('simulator over TCP that finds a read card only after lifting', makeRig(false));
