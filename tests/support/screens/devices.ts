import { deviceForms } from '../../../domain/device/forms.ts';
import { instant } from '../../../domain/kernel/time.ts';
import type { DevicesView, FoundPort } from '../../../preload/contract/devices.ts';

const at = (hour: number, minute: number) => instant(Date.UTC(2026, 2, 2, hour, minute));
const counters = { reads: 0, misreads: 0, labels: 0, retries: 0, restarts: 0 };

/** Five devices, each in a state of its own, the printer with everything that can be said of one. */
export const sampleDevices: DevicesView = {
  devices: [
    {
      ...{ id: 'reader-1', kind: 'id-reader', driver: 'sam', link: 'serial /dev/ttyUSB0 115200' },
      ...{ health: 'ready', since: at(0, 58), inUse: true, warnings: [], says: 'SW3 = 90' },
      counters: { ...counters, reads: 1_204, misreads: 17, retries: 31, restarts: 1 },
      config: {
        ...{ id: 'reader-1', driver: 'sam', transport: 'serial', path: '/dev/ttyUSB0', baudRate: 115_200 },
        photoForm: 'upright',
      },
      maintenance: [],
    },
    {
      ...{ id: 'printer-1', kind: 'label-printer', driver: 'tspl', link: 'tcp 192.168.1.20:9100' },
      ...{ health: 'out-of-labels', since: at(1, 5), inUse: false, labelsLeft: 12, says: 'ESC ! ? = 04' },
      warnings: ['labels-low', 'head-needs-cleaning'],
      lastError: { words: 'ESC ! ? = 04: the printer says that it is out of labels', at: at(1, 5) },
      counters: { ...counters, labels: 4_811, retries: 6, restarts: 2 },
      config: {
        ...{ id: 'printer-1', driver: 'tspl', transport: 'tcp', host: '192.168.1.20', port: 9_100 },
        ...{ widthMm: 80, heightMm: 50, gapMm: 2, dpi: 203, density: 8, speed: 3, direction: 0 },
        ...{ sensing: 'gap', finish: 'tear', offsetXDots: 0, offsetYDots: 0, status: 'short' },
        ...{ reprintOff: true, flushHalfJobs: true },
      },
      maintenance: [
        'test-label',
        'labels-loaded',
        'cleaned',
        'calibrated',
        'configured',
        'restarted',
        'repaired',
        'replaced',
      ].map((act, index) => ({
        device: 'printer-1',
        act: act as 'cleaned',
        at: at(1, 4 - Math.floor(index / 2)),
        by: index === 7 ? '' : '主管丙',
      })),
    },
    {
      ...{ id: 'scanner-1', kind: 'code-scanner', driver: 'line', link: 'serial /dev/ttyACM0 9600' },
      ...{ health: 'absent', since: at(0, 10), inUse: false, warnings: [] },
      lastError: { words: 'absent', at: at(0, 10) },
      counters: { ...counters, reads: 88 },
      config: {
        ...{ id: 'scanner-1', driver: 'line', transport: 'serial', path: '/dev/ttyACM0', baudRate: 9_600 },
        ending: 'line',
      },
      maintenance: [],
    },
    {
      ...{ id: 'camera-1', kind: 'camera', driver: 'window', link: 'window C920' },
      ...{ health: 'fault', since: at(0, 59), inUse: false, warnings: [] },
      says: 'the face engine does not work: self-test',
      lastError: { words: 'the face engine does not work: self-test', at: at(0, 59) },
      counters: { ...counters, restarts: 1 },
      config: { id: 'camera-1', driver: 'window', name: 'C920' },
      maintenance: [],
    },
    {
      ...{ id: 'relay-1', kind: 'relay-board', driver: 'modbus', link: 'tcp 192.168.1.30:502' },
      ...{ health: 'connecting', since: at(1, 9), inUse: false, warnings: [] },
      counters: { ...counters, retries: 3 },
      config: {
        ...{ id: 'relay-1', driver: 'modbus', transport: 'tcp', host: '192.168.1.30', port: 502 },
        ...{ unit: 1, firstCoil: 0, safeOn: ['door'] },
        wiring: { red: 1, amber: 2, green: 3, sounder: 4, door: 5 },
      },
      maintenance: [],
    },
  ],
};

const samplePorts: readonly FoundPort[] = [
  { transport: 'serial', config: { path: '/dev/ttyUSB0' }, label: '/dev/ttyUSB0 CH340' },
  {
    transport: 'hid',
    config: { vendorId: '16c0', productId: '05df', serialNumber: 'BITFT' },
    label: 'USBRelay4',
    suggests: { kind: 'relay-board', driver: 'usb-relay' },
  },
  {
    transport: 'lp',
    config: { path: '/dev/usb/lp0' },
    label: 'Gprinter GP-3120TU',
    suggests: { kind: 'label-printer', driver: 'tspl' },
  },
  {
    transport: 'cups',
    config: { queue: 'badge' },
    label: 'badge',
    suggests: { kind: 'label-printer', driver: 'tspl' },
  },
];

/** What the fake main answers about devices. */
export const sampleAnswers = {
  'scanner.window': {},
  'devices.view': sampleDevices,
  'devices.forms': deviceForms(),
  'devices.found': samplePorts,
} as const;
