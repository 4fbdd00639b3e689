import { brotherQlLanguage } from '../../../main/devices/label-printer/brother-ql/language.ts';
import { createBrotherSimulator } from '../../../main/devices/label-printer/brother-ql/simulator.ts';
import type { BrotherSimulatorOptions } from '../../../main/devices/label-printer/brother-ql/simulator.ts';
import { createSnmpStatus } from '../../../main/devices/label-printer/brother-ql/snmp-status.ts';
import { decodeBrotherStatus } from '../../../main/devices/label-printer/brother-ql/status.ts';
import { escposLanguage } from '../../../main/devices/label-printer/escpos/language.ts';
import { createEscposSimulator } from '../../../main/devices/label-printer/escpos/simulator.ts';
import type { EscposFirmwareHabits } from '../../../main/devices/label-printer/escpos/simulator.ts';
import type { LabelMedia } from '../../../main/devices/label-printer/media.ts';
import { tsplLanguage } from '../../../main/devices/label-printer/tspl/language.ts';
import type { TsplLanguageSettings } from '../../../main/devices/label-printer/tspl/language.ts';
import { createTsplSimulator } from '../../../main/devices/label-printer/tspl/simulator.ts';
import type { TsplFirmwareHabits } from '../../../main/devices/label-printer/tspl/simulator.ts';
import type { ZplSettings } from '../../../main/devices/label-printer/zpl/encoder.ts';
import { zplLanguage } from '../../../main/devices/label-printer/zpl/language.ts';
import { createZplSimulator } from '../../../main/devices/label-printer/zpl/simulator.ts';
import type { ZplFirmwareHabits } from '../../../main/devices/label-printer/zpl/simulator.ts';
import { realTimers } from '../../../main/devices/transport/timers.ts';
import { overPty, overTcp } from './assemble.ts';
import type { Parts } from './assemble.ts';
import type { RigKind } from './rig.ts';
import { coverOpen, cutterJam, jam, outOfLabels, outOfRibbon, overHeated, paused } from './troubles.ts';

/** Small, so that the suite is quick. */
const smallLabel: LabelMedia = { widthMm: 40, heightMm: 30, gapMm: 2, dpi: 203 };
const printMs = 100;

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

const brotherLabel: LabelMedia = { widthMm: 62, heightMm: 29, gapMm: 3, dpi: 300 };

export function brotherOverUsb(
  firmware: NonNullable<BrotherSimulatorOptions['firmware']> = {},
  compress = false,
): RigKind {
  return {
    name: `Brother QL, a link that answers as USB does ${JSON.stringify({ ...firmware, compress })}`,
    make: () =>
      overTcp({
        language: brotherQlLanguage({ compress }),
        media: brotherLabel,
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

/** A link that takes everything and says nothing, and SNMP beside it. */
export const brotherOverNetwork: RigKind = {
  ...brotherOverUsb(),
  name: 'Brother QL on the network, asked by SNMP',
  make() {
    // Long enough for a question that goes around by the network to fall into it.
    const simulator = createBrotherSimulator({ printMs: 3 * printMs, link: 'network' });
    const askSnmp = () =>
      createSnmpStatus({
        host: '127.0.0.1',
        port: simulator.snmpPort(),
        timers: realTimers,
        limitMs: 1_000,
        decode: decodeBrotherStatus,
      });
    return overTcp({
      language: brotherQlLanguage(),
      media: brotherLabel,
      simulator,
      sideStatus: askSnmp,
    });
  },
};
