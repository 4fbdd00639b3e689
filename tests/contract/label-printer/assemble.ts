import { createLabelPrinter } from '../../../main/devices/label-printer/driver.ts';
import type { LabelLanguage } from '../../../main/devices/label-printer/language.ts';
import { mediaDots } from '../../../main/devices/label-printer/media.ts';
import type { LabelMedia } from '../../../main/devices/label-printer/media.ts';
import type { SideStatus } from '../../../main/devices/label-printer/printer-session.ts';
import type { PrinterSimulator } from '../../../main/devices/label-printer/simulator/simulator.ts';
import type { PrinterTimings } from '../../../main/devices/label-printer/timings.ts';
import type { Transport } from '../../../main/devices/transport/byte-stream.ts';
import { createSerialTransport } from '../../../main/devices/transport/serial.ts';
import { createTcpTransport } from '../../../main/devices/transport/tcp.ts';
import { realTimers } from '../../../main/devices/transport/timers.ts';
import { createPtyPair } from '../../support/pty-pair.ts';
import type { PictureSize, SimulatedRig } from './rig.ts';

/** The driver as the kiosk has it, except that it looks more often and loses patience earlier than a lobby can. */
const quick: Partial<PrinterTimings> = {
  watchMs: 50,
  troubleWatchMs: 50,
  statusReplyMs: 300,
  busyMs: 1_500,
  startMs: 2_000,
  silenceMs: 1_500,
  finishMs: 4_000,
  calibrateMs: 400,
};

/** What a rig is made of. */
export interface Parts {
  readonly language: LabelLanguage;
  readonly media: LabelMedia;
  readonly simulator: PrinterSimulator;
  /** Made once the simulator is plugged in and its address known. */
  readonly sideStatus?: () => SideStatus;
}

/** What the picture of a rig measures: all that the printer can burn of a label. */
export function pictureSize(language: LabelLanguage, media: LabelMedia): PictureSize {
  return mediaDots(language.drawable(media));
}

/** The driver and the simulator with a real socket between them. */
export async function overTcp(parts: Parts): Promise<SimulatedRig> {
  const { simulator } = parts;
  await simulator.plug();
  const transport = createTcpTransport({
    host: '127.0.0.1',
    port: simulator.port(),
    connectTimeoutMs: 3_000,
  });
  return assemble(transport, parts);
}

/** The same with two real terminals of the kernel. */
export async function overPty(parts: Parts): Promise<SimulatedRig> {
  const { simulator } = parts;
  const ptys = await createPtyPair();
  const farEnd = await createSerialTransport({ path: ptys.b, baudRate: 115_200 }).open();
  if (!farEnd.ok) throw new Error(farEnd.error.detail);
  simulator.attach(farEnd.value);
  await simulator.plug();
  const rig = assemble(createSerialTransport({ path: ptys.a, baudRate: 115_200 }), parts);
  return {
    ...rig,
    async close() {
      await rig.close();
      await farEnd.value.close();
      await ptys.remove();
    },
  };
}

function assemble(transport: Transport, { language, media, simulator, sideStatus }: Parts): SimulatedRig {
  const printer = createLabelPrinter({
    transport,
    language,
    media,
    timers: realTimers,
    timings: quick,
    ...(sideStatus && { sideStatus: sideStatus() }),
  });
  return {
    ...pictureSize(language, media),
    printer,
    simulator,
    async close() {
      await printer.stop();
      await simulator.unplug();
    },
  };
}
