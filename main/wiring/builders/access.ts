import { createHidLibrary } from '../../devices/transport/hid-library.ts';
import type { HidAccess } from '../../devices/transport/hid-access.ts';
import { createHotPlug, type HotPlug } from '../../devices/transport/hot-plug.ts';
import type { UsbAccess } from '../../devices/transport/usb-access.ts';
import { createUsbLibrary } from '../../devices/transport/usb-library.ts';

/** The ways to the machine's own ports. */
export interface PortAccess {
  readonly hid: HidAccess;
  readonly usb: UsbAccess;
  /** Notices what is plugged in; where it cannot, links come back by trying again. */
  readonly hotPlug: HotPlug;
}

export function createPortAccess(): PortAccess {
  const usb = createUsbLibrary();
  return { hid: createHidLibrary(), usb, hotPlug: createHotPlug(usb) };
}
