import type { Instant } from '../kernel/time.ts';
import type { CameraHealth, PrinterHealth, ReaderHealth, ScannerHealth } from '../visit/status.ts';
import type { DeviceCounter, DeviceKind, MaintenanceAct, PrinterWarning, RelayHealth } from './vocabulary.ts';

export type DeviceHealth = ReaderHealth | PrinterHealth | ScannerHealth | CameraHealth | RelayHealth;

/** How one device is doing. No personal data: technicians and supervisors read it. */
export interface DeviceReport {
  readonly id: string;
  readonly kind: DeviceKind;
  readonly driver: string;
  /** Where it is: `tcp 192.168.1.20:9100`, `serial /dev/ttyUSB0 115200`. */
  readonly link: string;
  readonly health: DeviceHealth;
  readonly since: Instant;
  /** What the device said last, in its own words. */
  readonly says?: string;
  readonly lastError?: { readonly words: string; readonly at: Instant };
  readonly counters: Readonly<Record<DeviceCounter, number>>;
  readonly warnings: readonly PrinterWarning[];
  /** Counted down from the roll that was last loaded; absent where nobody reported one. */
  readonly labelsLeft?: number;
}

/** Something a person did to a device. */
export interface MaintenanceEntry {
  readonly device: string;
  readonly act: MaintenanceAct;
  readonly at: Instant;
  /** The name of the member of staff; empty once they are erased. */
  readonly by: string;
}

/** Fewer labels than this on the counted roll, and staff are told before it runs out. */
export const lowLabels = 30;

/** Whether a device in this state does its work, or may: silence is not a fault. */
export function isUsable(health: DeviceHealth): boolean {
  return health === 'ready' || health === 'unknown';
}

/** Whether somebody has to go and look. A device that is still connecting may yet come. */
export function needsCare(health: DeviceHealth): boolean {
  return !isUsable(health) && health !== 'connecting';
}

/** How a kind of device as a whole is doing: as well as its best one. `absent` where there is none. */
export function bestHealth<H extends DeviceHealth>(healths: readonly H[], absent: H): H {
  const order: readonly DeviceHealth[] = ['ready', 'unknown', 'connecting'];
  const byRank = order.map((rank) => healths.find((health) => health === rank));
  return byRank.find((health) => health !== undefined) ?? healths[0] ?? absent;
}
