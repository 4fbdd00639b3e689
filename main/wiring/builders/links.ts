import { createSerialTransport } from '../../devices/transport/serial.ts';
import { createTcpTransport } from '../../devices/transport/tcp.ts';
import type { Transport } from '../../devices/transport/byte-stream.ts';
import type { Wake } from '../../devices/transport/kept-link.ts';
import type { Timers } from '../../devices/transport/timers.ts';
import type { UsbIds } from '../../devices/transport/usb-ids.ts';
import type { PortAccess } from './access.ts';

/** A device in the same building answers within milliseconds; facts on port 9100 advise 3 to 5 s. */
const connectTimeoutMs = 3_000;

export type SimpleLink =
  | { readonly transport: 'serial'; readonly path: string; readonly baudRate: number }
  | { readonly transport: 'tcp'; readonly host: string; readonly port: number };

/** The two ways to every kind of device. */
export function simpleLink(link: SimpleLink, timers: Timers): Transport {
  return link.transport === 'serial'
    ? createSerialTransport({ path: link.path, baudRate: link.baudRate, timers })
    : createTcpTransport({ host: link.host, port: link.port, connectTimeoutMs, timers });
}

/** Where a simulated device of the dock listens. */
export function loopback(port: number, timers: Timers): Transport {
  return simpleLink({ transport: 'tcp', host: '127.0.0.1', port }, timers);
}

/** A serial adapter hangs on the USB, whatever its ids; a device on the network has no plug to notice. */
export function simpleWake(link: SimpleLink, { hotPlug }: PortAccess): Wake | undefined {
  return link.transport === 'serial' ? hotPlug.wakeFor() : undefined;
}

/** USB ids as people read them, four hex digits each, as numbers. */
export function usbIds(config: { readonly vendorId: string; readonly productId: string }): UsbIds {
  return { vendorId: usbId(config.vendorId), productId: usbId(config.productId) };
}

export const usbId = (hexDigits: string): number => parseInt(hexDigits, 16);
