import { dotsPerMm } from '../simulator/dots.ts';
import type { MechanismState } from '../simulator/mechanism.ts';
import type { ZplFinish, ZplSettings } from './decoder-commands.ts';

/** What `~HS` tells beside the mechanism's state. */
interface HostStatusFacts {
  readonly settings: ZplSettings;
  readonly inFormat: boolean;
  readonly dpi: number;
}

const stx = '\x02';
const etx = '\x03';
const finishCodes: Readonly<Record<ZplFinish, number>> = {
  rewind: 0,
  peel: 1,
  tear: 2,
  cutter: 3,
  applicator: 4,
};

/** Three lines of fixed fields; the label length is the sensed one where there are gaps to sense. */
export function hostStatus(state: MechanismState, { settings, inFormat, dpi }: HostStatusFacts): Uint8Array {
  const sensed = settings.sensing !== 'continuous' && state.media.lengthMm > 0;
  const lengthDots = sensed ? Math.round(state.media.lengthMm * dotsPerMm(dpi)) : settings.lengthDots;
  const ribbon = settings.transfer === 'ribbon';
  const lines = [
    [
      '030',
      flag(state.outOfLabels),
      flag(state.paused),
      digits(lengthDots, 4),
      digits(state.orders, 3),
      // Buffer full, diagnostic mode.
      '0,0',
      flag(inFormat),
      // Unused, RAM lost, under temperature.
      '000,0,0',
      flag(state.overHeated),
    ],
    [
      '000,0',
      flag(state.coverOpen),
      flag(ribbon && state.outOfRibbon),
      flag(ribbon),
      String(finishCodes[settings.finish]),
      // Print width mode, label waiting to be taken.
      '6,0',
      digits(state.copies, 8),
      '1,000',
    ],
    ['1234', '0'],
  ];
  return ascii(lines.map((fields) => `${stx}${fields.join(',')}${etx}\r\n`).join(''));
}

const errorBits: readonly (readonly [bit: number, isSet: (state: MechanismState) => boolean])[] = [
  [0x1, (state) => state.outOfLabels],
  [0x2, (state) => state.outOfRibbon],
  [0x4, (state) => state.coverOpen],
  [0x8, (state) => state.cutterJammed],
  [0x10, (state) => state.overHeated],
  [0x4000, (state) => state.jammed],
  [0x10000, (state) => state.paused],
];
const paperNearEnd = 0x8;

/** The text that answers `~HQES`: a flag and two groups of eight hex digits for errors, and as much for warnings. */
export function errorStatus(state: MechanismState): Uint8Array {
  const errors = errorBits.reduce((sum, [bit, isSet]) => sum + (isSet(state) ? bit : 0), 0);
  const warnings = state.labelsLow ? paperNearEnd : 0;
  const line = (name: string, bits: number): string =>
    `   ${`${name}:`.padEnd(16)}${flag(bits > 0)} 00000000 ${hex(bits)}\r\n`;
  return ascii(
    `${stx}\r\n  PRINTER STATUS\r\n${line('ERRORS', errors)}${line('WARNINGS', warnings)}${etx}\r\n`,
  );
}

/** Model, firmware, dots per millimetre, memory. */
export function hostIdentification(dpi: number): Uint8Array {
  return ascii(`${stx}YINGBIN SIMULATOR,V1.0,${Math.round(dotsPerMm(dpi))},8192KB${etx}\r\n`);
}

function flag(value: boolean): string {
  return value ? '1' : '0';
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0').slice(-length);
}

function hex(value: number): string {
  return value.toString(16).toUpperCase().padStart(8, '0');
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
