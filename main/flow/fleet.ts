import type { DeviceReport } from '../../domain/device/report.ts';
import type { DeviceView } from '../../preload/contract/devices.ts';
import type { LabelMedia, LabelPrinter } from '../devices/label-printer/index.ts';
import type { RelayBoard } from '../devices/relay-board/port.ts';
import type { BadgePrinter } from './badge-desk.ts';

export interface PrinterMember extends BadgePrinter {
  readonly printer: LabelPrinter;
  readonly media: LabelMedia;
}

/** What the flow does with a relay board; its life and its health are not the flow's business. */
export type Lights = Pick<RelayBoard, 'signal' | 'pulse' | 'allSafe'>;

/** Every device of the kiosk, as the flow uses them. `main/wiring` builds them from the configuration. */
export interface Fleet {
  reports(): readonly DeviceReport[];
  views(): readonly Omit<DeviceView, 'maintenance'>[];
  /** The preferred one first. */
  printers(): readonly PrinterMember[];
  relayBoards(): readonly Lights[];
  relayBoard(id: string): Lights | undefined;
  doorPulseMs(): number;
  /** Starts a device's driver anew. @returns whether there is such a device */
  restart(id: string): Promise<boolean>;
  /** A new roll lies in this printer. */
  loaded(id: string, labels: number): void;
}
