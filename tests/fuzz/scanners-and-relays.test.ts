import { devicesSchema } from '../../domain/device/config/devices.ts';
import { createCodeReader } from '../../main/devices/code-scanner/coder.ts';
import { createHidPosReader } from '../../main/devices/code-scanner/hid-pos-coder.ts';
import { decodeStatus } from '../../main/devices/relay-board/hid-coder.ts';
import {
  encodeQuestion,
  findAnswer,
  type CoilQuestion,
} from '../../main/devices/relay-board/modbus-coils.ts';
import { rtuFraming, tcpFraming } from '../../main/devices/relay-board/modbus-frame.ts';
import { obeyModbus, simulatedRtu, simulatedTcp } from '../../main/devices/relay-board/simulated-modbus.ts';
import { createSimulatedRelays } from '../../main/devices/relay-board/simulated-relays.ts';
import { hidProfiles } from '../../main/devices/transport/hid-profile.ts';
import { decodeReport, encodeReports } from '../../main/devices/transport/hid-reports.ts';
import { createFakeTimers } from '../support/fake-timers.ts';
import { fuzz } from './harness.ts';

const utf8 = new TextEncoder();

for (const ending of [
  { type: 'line' },
  { type: 'suffix', text: '\u0003\u0004' },
  { type: 'silence' },
] as const) {
  fuzz({
    name: `code-lines-${ending.type}`,
    samples: ['YB1:7K3F9QWE2RT5YUIP8ASD', '二维码', '6901234567892'].map((text) =>
      utf8.encode(`\u0002${text}${ending.type === 'suffix' ? ending.text : '\r\n'}`),
    ),
    start() {
      const reader = createCodeReader({ ending, prefix: '\u0002' });
      return (input) => [...reader.push(input), ...reader.silence()].length > 0;
    },
  });
}

/** One report of a scanner in HID POS mode: number, count, AIM identifier, data. */
function posReport(text: string): Uint8Array {
  const report = new Uint8Array(64);
  report.set([0x02, text.length]);
  report.set(utf8.encode(`]Q1${text}`), 2);
  return report;
}

fuzz({
  name: 'hid-pos-reports',
  samples: [posReport('YB1:7K3F9QWE2RT5YUIP8ASD'), posReport('A')],
  start() {
    const reader = createHidPosReader();
    return (input) => reader.push(input).length > 0;
  },
});

for (const [name, profile] of Object.entries(hidProfiles)) {
  fuzz({
    name: `hid-reports-${name}`,
    samples: encodeReports(
      Uint8Array.from({ length: 100 }, (_, at) => at),
      profile,
    ),
    start: () => (input) => {
      const report = decodeReport(input, profile);
      if (report.type === 'data' && report.bytes.length > profile.reportBytes) throw new Error('too much');
      return report.type !== 'foreign';
    },
  });
}

fuzz({
  name: 'hid-relay-status',
  samples: [
    Uint8Array.of(...utf8.encode('6QMBS'), 0, 0, 0b101),
    Uint8Array.of(1, ...utf8.encode('6QMBS'), 0, 0, 3),
  ],
  start: () => (input) => decodeStatus(input) !== undefined,
});

const questions: readonly CoilQuestion[] = [
  { type: 'write', coil: 3, on: true },
  { type: 'write-many', first: 0, on: [true, false, true] },
  { type: 'read', first: 0, count: 12 },
];
const habits = { unit: 1, firstCoil: 0, knowsWriteMany: true, knowsRead: true };

for (const [name, framing, far] of [
  ['modbus-tcp', tcpFraming(1), simulatedTcp],
  ['modbus-rtu', rtuFraming(1), simulatedRtu],
] as const) {
  fuzz({
    name,
    samples: questions.map((asked) => {
      const { frame } = far.take(framing.wrap(encodeQuestion(asked), 7));
      if (!frame) throw new Error('the board does not know the request');
      return far.answer(
        frame,
        obeyModbus(far.pduOf(frame), createSimulatedRelays(16, createFakeTimers()), habits),
      );
    }),
    start: () => (input) => questions.some((asked) => findAnswer(framing, asked, input, 7) !== undefined),
  });
}

// Not from a device, but written by hand: a technician's configuration of all of them.
fuzz({
  name: 'devices-configuration',
  samples: [
    utf8.encode(
      JSON.stringify({
        idReaders: [{ id: 'reader-1', driver: 'sam', transport: 'serial', path: '/dev/ttyUSB0' }],
        codeScanners: [{ id: 'scanner-1', driver: 'line', transport: 'tcp', host: '10.0.0.9', port: 4001 }],
      }),
    ),
    utf8.encode('{"idReaders":[]}'),
  ],
  start: () => (input) => {
    let raw: unknown;
    try {
      raw = JSON.parse(Buffer.from(input).toString('utf8'));
    } catch {
      return false;
    }
    return devicesSchema.safeParse(raw).success;
  },
});
