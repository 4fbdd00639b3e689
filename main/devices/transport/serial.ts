import { SerialPort } from 'serialport';
import { err, ok } from '../../../domain/kernel/result.ts';
import type { Transport } from './byte-stream.ts';
import { watchDeviceNode } from './device-node.ts';
import { createLink } from './link.ts';
import type { Link } from './link.ts';
import { linkFault } from './link-fault.ts';
import { realTimers } from './timers.ts';
import type { Timers } from './timers.ts';

export interface SerialOptions {
  /** `/dev/ttyUSB0`, `COM3`. */
  readonly path: string;
  readonly baudRate: number;
  readonly timers?: Timers;
}

/** A serial port: 8 data bits, no parity, 1 stop bit, no flow control. */
export function createSerialTransport(options: SerialOptions): Transport {
  const { path, baudRate, timers = realTimers } = options;
  return {
    name: `serial ${path} ${baudRate}`,
    open: () =>
      new Promise((resolve) => {
        const port = new SerialPort({
          path,
          baudRate,
          dataBits: 8,
          parity: 'none',
          stopBits: 1,
          rtscts: false,
          xon: false,
          xoff: false,
          autoOpen: false,
        });
        port.open((error) => resolve(error ? err(linkFault(error)) : ok(portLink(port, timers).stream)));
      }),
  };
}

function portLink(port: SerialPort, timers: Timers): Link {
  let released: Promise<void> | undefined;
  const release = (): Promise<void> => {
    unwatch();
    released ??= new Promise((resolve) => {
      if (port.isOpen) port.close(() => resolve());
      else resolve();
    });
    return released;
  };
  const link = createLink(
    {
      write: (bytes, done) => port.write(Buffer.from(bytes), done),
      // A serial line has no "I am done" to send, so there is nothing to wait for.
      close: release,
    },
    linkFault,
  );
  // The handle must be given back at once, or the same name cannot be opened again when the device returns.
  const lose = (error: unknown): void => {
    link.lost(linkFault(error));
    void release();
  };
  const unwatch = watchDeviceNode(port.path, timers, () => lose(new Error('the device is gone')));
  port.on('data', (bytes: Buffer) => link.received(bytes));
  port.on('error', lose);
  port.on('end', () => lose(new Error('end of data')));
  port.on('close', (error: Error | null) => lose(error ?? new Error('port closed')));
  return link;
}
