import { z } from 'zod';
import type { DeviceConfig } from '../../domain/device/config/devices.ts';
import type { DeviceForm } from '../../domain/device/forms.ts';
import type { DeviceReport, MaintenanceEntry } from '../../domain/device/report.ts';
import {
  deviceIdPattern,
  deviceKinds,
  reportedActs,
  signalChannels,
  type DeviceKind,
} from '../../domain/device/vocabulary.ts';
import type { LocalText } from '../../domain/policy/vocabulary.ts';

const device = z.string().regex(deviceIdPattern);
const on = <T extends string>(type: T) => z.strictObject({ type: z.literal(type), device });

/** What a technician does on the device page. Served only while that page is open behind a staff sign-in. */
export const deviceActSchema = z.discriminatedUnion('type', [
  on('test-label'),
  on('calibrate'),
  on('restart'),
  z.strictObject({ type: z.literal('test-signal'), device, channel: z.enum(signalChannels) }),
  /** Upkeep done by hand. `labels`: how many are on the roll that was loaded. */
  z.strictObject({
    type: z.literal('report'),
    device,
    act: z.enum(reportedActs),
    labels: z.int().min(1).max(10_000).optional(),
  }),
]);
export type DeviceAct = z.infer<typeof deviceActSchema>;

/** What came of it. `words` is what the device or its link said. */
export interface DeviceActResult {
  readonly outcome: 'done' | 'unconfirmed' | 'unsupported' | 'failed' | 'not-allowed';
  readonly words?: string;
}

/** One device as somebody set it up on the page; `before` names the entry it replaces. */
export const deviceSaveSchema = z.strictObject({
  kind: z.enum(deviceKinds),
  before: device.optional(),
  /** Checked against the configuration's own schema in main; absent to remove the device. */
  entry: z.record(z.string().max(40), z.json()).optional(),
});
export type DeviceSave = z.infer<typeof deviceSaveSchema>;

export type DeviceSaveResult =
  | { readonly outcome: 'saved'; readonly untilRestart: boolean }
  | { readonly outcome: 'not-allowed' | 'not-written' }
  | {
      readonly outcome: 'refused';
      readonly problems: readonly { readonly field: string; readonly expected: LocalText }[];
    };

export interface DeviceView extends DeviceReport {
  readonly config: DeviceConfig;
  /** The one of its kind that is used now. */
  readonly inUse: boolean;
  /** Newest first. */
  readonly maintenance: readonly MaintenanceEntry[];
}

/** How each kind of device can be set up. */
export type DeviceForms = Readonly<Record<DeviceKind, readonly DeviceForm[]>>;

export interface DevicesView {
  readonly devices: readonly DeviceView[];
}

/** Something plugged into this machine that a device could be. */
export interface FoundPort {
  readonly transport: 'serial' | 'hid' | 'usb' | 'lp' | 'cups' | 'winspool';
  /** The members of a device's configuration that name it. */
  readonly config: Readonly<Record<string, string | number>>;
  /** What it calls itself. */
  readonly label: string;
  /** What it most likely is. */
  readonly suggests?: { readonly kind: DeviceKind; readonly driver: string };
}
