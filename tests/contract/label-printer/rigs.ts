import { brotherQlLanguage } from '../../../main/devices/label-printer/brother-ql/language.ts';
import { createBrotherSimulator } from '../../../main/devices/label-printer/brother-ql/simulator.ts';
import type { BrotherSimulatorOptions } from '../../../main/devices/label-printer/brother-ql/simulator.ts';
import { createLabelPrinter } from '../../../main/devices/label-printer/driver.ts';
import type { LabelPrinterOptions } from '../../../main/devices/label-printer/driver.ts';
import { escposLanguage } from '../../../main/devices/label-printer/escpos/language.ts';
import { createEscposSimulator } from '../../../main/devices/label-printer/escpos/simulator.ts';
import type { EscposFirmwareHabits } from '../../../main/devices/label-printer/escpos/simulator.ts';
import type { LabelLanguage } from '../../../main/devices/label-printer/language.ts';
import { mediaDots } from '../../../main/devices/label-printer/media.ts';
import type { LabelMedia } from '../../../main/devices/label-printer/media.ts';
import type { PrinterSimulator } from '../../../main/devices/label-printer/simulator/simulator.ts';
import type { PrinterTimings } from '../../../main/devices/label-printer/timings.ts';
import { tsplLanguage } from '../../../main/devices/label-printer/tspl/language.ts';
import type { TsplLanguageSettings } from '../../../main/devices/label-printer/tspl/language.ts';
import { createTsplSimulator } from '../../../main/devices/label-printer/tspl/simulator.ts';
import type { TsplFirmwareHabits } from '../../../main/devices/label-printer/tspl/simulator.ts';
import type { ZplSettings } from '../../../main/devices/label-printer/zpl/encoder.ts';
import { zplLanguage } from '../../../main/devices/label-printer/zpl/language.ts';
import { createZplSimulator } from '../../../main/devices/label-printer/zpl/simulator.ts';
import type { ZplFirmwareHabits } from '../../../main/devices/label-printer/zpl/simulator.ts';
import type { Transport } from '../../../main/devices/transport/byte-stream.ts';
import { createSerialTransport } from '../../../main/devices/transport/serial.ts';
import { createTcpTransport } from '../../../main/devices/transport/tcp.ts';
import { realTimers } from '../../../main/devices/transport/timers.ts';
import { createPtyPair } from '../../support/pty-pair.ts';
import type { RigKind, SimulatedRig, Trouble } from './rig.ts';

/** Small, so that the suite is quick. */
export const smallLabel: LabelMedia = { widthMm: 40, heightMm: 30, gapMm: 2, dpi: 203 };
const printMs = 100;

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

interface Parts {
  readonly language: LabelLanguage;
  readonly media: LabelMedia;
  readonly simulator: PrinterSimulator;
  readonly sideStatus?: LabelPrinterOptions['sideStatus'];
}

/** What the picture of a rig measures: all that the printer can burn of a label. */
export function pictureSize(language: LabelLanguage, media: LabelMedia) {
  return mediaDots(language.drawable(media));
}

/** The driver and the simulator with a real socket between them. */
async function overTcp({ language, media, simulator, sideStatus }: Parts): Promise<SimulatedRig> {
  await simulator.plug();
  const transport = createTcpTransport({
    host: '127.0.0.1',
    port: simulator.port(),
    connectTimeoutMs: 3_000,
  });
  return assemble(transport, { language, media, simulator, ...(sideStatus && { sideStatus }) });
}

/** The same with two real terminals of the kernel. */
async function overPty(parts: Parts): Promise<SimulatedRig> {
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
    ...(sideStatus && { sideStatus }),
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

const outOfLabels: Trouble = {
  problem: 'out-of-labels',
  cause: (hands) => hands.removeLabels(),
  cure: (hands) => hands.loadLabels(),
};
const coverOpen: Trouble = {
  problem: 'cover-open',
  cause: (hands) => hands.openCover(),
  cure: (hands) => hands.closeCover(),
};
const outOfRibbon: Trouble = {
  problem: 'out-of-ribbon',
  cause: (hands) => hands.removeRibbon(),
  cure: (hands) => hands.loadRibbon(),
};
const paused: Trouble = {
  problem: 'paused',
  cause: (hands) => hands.pause(),
  cure: (hands) => hands.resume(),
};
const overHeated: Trouble = {
  problem: 'over-heated',
  cause: (hands) => hands.overHeat(),
  cure: (hands) => hands.coolDown(),
};
const jam = (problem: Trouble['problem']): Trouble => ({
  problem,
  cause: (hands) => hands.jam(),
  cure: (hands) => hands.clearJam(),
});
const cutterJam = (problem: Trouble['problem']): Trouble => ({
  problem,
  cause: (hands) => hands.jamCutter(),
  cure: (hands) => hands.clearCutter(),
});

export function tsplOverTcp(
  firmware: TsplFirmwareHabits = {},
  settings: Partial<TsplLanguageSettings> = {},
): RigKind {
  return {
    name: `TSPL over TCP ${JSON.stringify({ ...firmware, ...settings })}`,
    make: () => overTcp(tsplParts(firmware, settings)),
    troubles: [
      outOfLabels,
      coverOpen,
      jam('jammed'),
      outOfRibbon,
      paused,
      overHeated,
      ...(settings.status === 'long' ? [cutterJam('fault')] : []),
    ],
    repeats: false,
    printsAsItComes: false,
    seesPowerLoss: true,
    calibrates: true,
    warnsOfLowRoll: false,
    knowsItsMedia: false,
  };
}

export const tsplOverSerial: RigKind = {
  ...tsplOverTcp(),
  name: 'TSPL over a serial line',
  make: () => overPty(tsplParts({}, {})),
  seesPowerLoss: false,
};

function tsplParts(firmware: TsplFirmwareHabits, settings: Partial<TsplLanguageSettings>): Parts {
  return {
    language: tsplLanguage(settings),
    media: smallLabel,
    simulator: createTsplSimulator({ dpi: 203, headWidthMm: 104, printMs, firmware }),
  };
}

export function zplOverTcp(
  firmware: ZplFirmwareHabits = {},
  compression: ZplSettings['compression'] = 'z64',
): RigKind {
  const knowsErrors = firmware.errorStatus ?? true;
  return {
    name: `ZPL over TCP ${compression} ${JSON.stringify(firmware)}`,
    make: () =>
      overTcp({
        language: zplLanguage({ transfer: 'ribbon', compression }),
        media: smallLabel,
        simulator: createZplSimulator({
          dpi: 203,
          headWidthMm: 104,
          mediaLengthMm: smallLabel.heightMm,
          lowAt: 5,
          printMs,
          firmware,
        }),
      }),
    troubles: [
      outOfLabels,
      coverOpen,
      paused,
      overHeated,
      // A clone's `~HS` tells of the ribbon only once a job said that there is one.
      ...(knowsErrors ? [outOfRibbon, jam('jammed'), cutterJam('fault')] : []),
    ],
    repeats: false,
    printsAsItComes: false,
    seesPowerLoss: true,
    calibrates: true,
    warnsOfLowRoll: knowsErrors,
    knowsItsMedia: false,
  };
}

export function escposOverTcp(firmware: EscposFirmwareHabits = {}): RigKind {
  return {
    name: `ESC/POS over TCP ${JSON.stringify(firmware)}`,
    make: () =>
      overTcp({
        language: escposLanguage(),
        media: smallLabel,
        simulator: createEscposSimulator({ dpi: 203, headWidthMm: 72, lowAt: 5, printMs, firmware }),
      }),
    // The mark sensor is what misses a label that hangs somewhere.
    troubles: [outOfLabels, coverOpen, jam('wrong-media'), cutterJam('fault'), paused, overHeated],
    repeats: true,
    printsAsItComes: true,
    seesPowerLoss: true,
    calibrates: false,
    warnsOfLowRoll: true,
    knowsItsMedia: false,
  };
}

export function brotherOverUsb(firmware: NonNullable<BrotherSimulatorOptions['firmware']> = {}): RigKind {
  return {
    name: `Brother QL, a link that answers as USB does ${JSON.stringify(firmware)}`,
    make: () =>
      overTcp({
        language: brotherQlLanguage(),
        media: { widthMm: 62, heightMm: 29, gapMm: 3, dpi: 300 },
        simulator: createBrotherSimulator({ printMs, firmware }),
      }),
    troubles: [outOfLabels, coverOpen, cutterJam('jammed')],
    repeats: true,
    printsAsItComes: false,
    seesPowerLoss: true,
    calibrates: false,
    warnsOfLowRoll: false,
    knowsItsMedia: true,
  };
}
