import { z } from 'zod';
import type { DeviceKind } from '../vocabulary.ts';
import { camera, type CameraConfig } from './camera.ts';
import { codeScanner, type CodeScannerConfig } from './code-scanner.ts';
import { idReader, type IdReaderConfig } from './id-reader.ts';
import { labelPrinter, type LabelPrinterConfig } from './label-printer.ts';
import { relayBoard, signal, type RelayBoardConfig } from './relay-board.ts';

// What a technician chooses for each device. One field per line: docs/operations/configuration.md describes them, and
// the device page offers them.

/** The first of a kind that works is used; the others wait for it to fail. */
const list = <T extends z.ZodType<{ readonly id: string }>>(entry: T) => z.array(entry).max(8).default([]);

export const devicesSchema = z
  .strictObject({
    idReaders: list(idReader),
    labelPrinters: list(labelPrinter),
    codeScanners: list(codeScanner),
    /** One looks at the visitor: a second one could not be told from it before it is opened. */
    cameras: z.array(camera).max(1).default([]),
    relayBoards: list(relayBoard),
    /** What the lights, the sounder and the door do when something happens at the kiosk. */
    signals: z
      .strictObject({
        help: signal.default({ channel: 'amber', pattern: 'flash' }),
        review: signal.default({ channel: 'amber', pattern: 'flash' }),
        fault: signal.default({ channel: 'red', pattern: 'steady' }),
        welcome: signal.default({ channel: 'green', pattern: 'steady', seconds: 5 }),
        /** When the door opens, for `doorPulseMs`. */
        door: z
          .array(z.enum(['checked-in', 'checked-out']))
          .max(2)
          .default([]),
        doorPulseMs: z.int().min(50).max(30_000).default(800),
      })
      .prefault({}),
  })
  .refine(
    (devices) => {
      const ids = deviceEntries(devices).map((device) => device.id);
      return new Set(ids).size === ids.length;
    },
    { params: { expected: 'device-id' } },
  );

export type DevicesConfig = z.output<typeof devicesSchema>;
export type DeviceConfig =
  IdReaderConfig | CodeScannerConfig | CameraConfig | LabelPrinterConfig | RelayBoardConfig;
export type SignalSettings = DevicesConfig['signals'];

/** The list in which each kind of device stands. */
export const deviceLists = {
  'id-reader': 'idReaders',
  'label-printer': 'labelPrinters',
  'code-scanner': 'codeScanners',
  camera: 'cameras',
  'relay-board': 'relayBoards',
} as const satisfies Record<DeviceKind, keyof DevicesConfig>;

interface DeviceLists {
  readonly idReaders: readonly IdReaderConfig[];
  readonly labelPrinters: readonly LabelPrinterConfig[];
  readonly codeScanners: readonly CodeScannerConfig[];
  readonly cameras: readonly CameraConfig[];
  readonly relayBoards: readonly RelayBoardConfig[];
}

/** Every device of the site, kind after kind, in order of preference. */
export function deviceEntries(devices: DeviceLists): readonly DeviceConfig[] {
  const { idReaders, labelPrinters, codeScanners, cameras, relayBoards } = devices;
  return [...idReaders, ...labelPrinters, ...codeScanners, ...cameras, ...relayBoards];
}
