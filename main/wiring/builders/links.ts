import { createSerialTransport } from '../../devices/transport/serial.ts';
import { createTcpTransport } from '../../devices/transport/tcp.ts';
import type { Transport } from '../../devices/transport/byte-stream.ts';
import type { Timers } from '../../devices/transport/timers.ts';
import type { UsbIds } from '../../devices/transport/usb-ids.ts';

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

/** USB ids as people read them, four hex digits each, as numbers. */
export function usbIds(config: { readonly vendorId: string; readonly productId: string }): UsbIds {
  return { vendorId: parseInt(config.vendorId, 16), productId: parseInt(config.productId, 16) };
}
