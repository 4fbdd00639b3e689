/** A HID device as the system lists it. A device with several collections may be listed once for each. */
export interface HidDevice {
  /** What `open` takes; good until the device is unplugged. */
  readonly path: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly serialNumber?: string;
  readonly manufacturer?: string;
  readonly product?: string;
  /** What the collection is for: 0x01 desktop (keyboards, mice), 0x8C bar-code scanner, from 0xFF00 vendor's own. */
  readonly usagePage?: number;
  readonly usage?: number;
}

export interface HidListener {
  /** An input report. A device that numbers its reports puts the number first. */
  report(bytes: Uint8Array): void;
  /** Reading has failed for good: the device is gone, or might as well be. Called at most once. */
  failed(reason: unknown): void;
}

export interface HidHandle {
  /** @param report the report's number (0 where the device numbers none), then its bytes; rejects when it is refused */
  write(report: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** The little of a HID library that drivers need, so that a test can stand in for the hardware. */
export interface HidAccess {
  list(): Promise<readonly HidDevice[]>;
  /** Reading begins at once. Rejects with what the system says. */
  open(path: string, listener: HidListener): Promise<HidHandle>;
}

export interface HidFeatureHandle extends HidHandle {
  /** @param bytes the longest answer, its number included; rejects when the device does not answer */
  readFeature(id: number, bytes: number): Promise<Uint8Array>;
}

/** For devices that answer questions by feature report: relay boards. */
export interface HidFeatureAccess extends HidAccess {
  open(path: string, listener: HidListener): Promise<HidFeatureHandle>;
}
