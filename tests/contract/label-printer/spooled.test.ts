import { createCupsSpooler } from '../../../main/devices/transport/spooler/cups.ts';
import { createWinspoolSpooler } from '../../../main/devices/transport/spooler/winspool.ts';
import { realTimers } from '../../../main/devices/transport/timers.ts';
import { startFakeCups } from '../../support/spool/fake-cups.ts';
import type { FakeQueue } from '../../support/spool/fake-queue.ts';
import { createFakeWinspool } from '../../support/spool/fake-winspool.ts';
import { spooledContract } from './spooled-contract.ts';
import type { SpoolerRig } from './spooled-contract.ts';

const printJob = 0x0002;
const timers = realTimers;

const cupsRig = async (fake: FakeQueue): Promise<SpoolerRig> => {
  const cups = await startFakeCups(fake);
  return {
    spooler: createCupsSpooler({ host: '127.0.0.1', port: cups.port, queue: 'badge', timers }),
    stopService: () => cups.stop(),
    startService: () => cups.start(),
    loseSubmitAnswer: () => cups.loseAnswerTo(printJob),
    close: () => cups.stop(),
  };
};
spooledContract('CUPS over IPP, simulated', cupsRig, { losesAnswers: true });

for (const pointerBytes of [8, 4] as const) {
  const winspoolRig = async (fake: FakeQueue): Promise<SpoolerRig> => {
    const queue = 'XP-420B';
    const api = createFakeWinspool(queue, fake, pointerBytes);
    api.chunk(4_096);
    return {
      spooler: createWinspoolSpooler({ queue, datatype: 'RAW', api, timers }),
      stopService: async () => api.service(false),
      startService: async () => api.service(true),
      close: async () => {},
    };
  };
  spooledContract(`winspool of ${8 * pointerBytes} bits, simulated`, winspoolRig, { losesAnswers: false });
}
