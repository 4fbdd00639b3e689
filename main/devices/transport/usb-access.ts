import type { UsbIds } from './usb-ids.ts';

export interface UsbEndpoint {
  /** 1 to 15, without the direction bit. */
  readonly number: number;
  readonly direction: 'in' | 'out';
  readonly type: 'bulk' | 'interrupt' | 'isochronous';
  readonly packetBytes: number;
}

/** One alternate setting of one interface, as the device describes it. */
export interface UsbInterface {
  readonly number: number;
  readonly alternate: number;
  /** USB-IF class codes: 3 HID, 7 printer, 8 storage, 0xFF the vendor's own. */
  readonly interfaceClass: number;
  readonly protocol: number;
  readonly endpoints: readonly UsbEndpoint[];
}

export interface UsbNames {
  readonly manufacturer?: string;
  readonly product?: string;
  readonly serialNumber?: string;
}

export interface UsbDevice extends UsbIds {
  /** Names this device until it is unplugged. */
  readonly key: string;
  readonly deviceClass: number;
  /** Whatever of it the device tells without being opened, or with. */
  names(): UsbNames;
  /** Opens the device for a moment where that has not been done; throws when that is not permitted. */
  interfaces(): readonly UsbInterface[];
  open(): Promise<UsbHandle>;
}

/** An open device. Everything rejects with what the system says; no two transfers at once on one endpoint. */
export interface UsbHandle {
  /** Takes an interface, from the kernel's own driver too where the system allows that. */
  claim(which: UsbInterface): Promise<void>;
  /** One packet; `silence` when none came in time, `stalled` when the device holds the endpoint. */
  receive(endpoint: UsbEndpoint, timeoutMs: number): Promise<Uint8Array | 'silence' | 'stalled'>;
  /** Resolves when the device has taken every byte; rejects when it has not in time. */
  send(endpoint: UsbEndpoint, bytes: Uint8Array, timeoutMs: number): Promise<void>;
  clearHalt(endpoint: UsbEndpoint): Promise<void>;
  /** Gives back what was claimed. Transfers under way must have ended. */
  close(): Promise<void>;
}

export interface UsbPlugListener {
  attached(device: UsbIds & { readonly key: string }): void;
  detached(key: string): void;
}

/** The little of a USB library that drivers need, so that a test can stand in for the hardware. */
export interface UsbAccess {
  list(): Promise<readonly UsbDevice[]>;
  /** Tells of devices that come and go from now on; returns the end of telling. Rejects where that cannot be known. */
  watch(listener: UsbPlugListener): Promise<() => Promise<void>>;
}
