import { SerialPort } from 'serialport';
import { err, ok } from '../../../domain/kernel/result.ts';
import type { Transport } from './byte-stream.ts';
import { createLink } from './link.ts';
import type { Link } from './link.ts';
import { linkFault } from './link-fault.ts';

export interface SerialOptions {
  /** `/dev/ttyUSB0`, `COM3`. */
  readonly path: string;
  readonly baudRate: number;
}

/** A serial port: 8 data bits, no parity, 1 stop bit, no flow control. */
export function createSerialTransport({ path, baudRate }: SerialOptions): Transport {
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
        port.open((error) => resolve(error ? err(linkFault(error)) : ok(portLink(port).stream)));
      }),
  };
}

function portLink(port: SerialPort): Link {
  const link = createLink(
    {
      write: (bytes, done) => port.write(Buffer.from(bytes), done),
      // A serial line has no "I am done" to send, so there is nothing to wait for.
      close: () => release(port),
    },
    linkFault,
  );
  port.on('data', (bytes: Buffer) => link.received(bytes));
  port.on('error', (error) => link.lost(linkFault(error)));
  port.on('close', (error: Error | null) => link.lost(linkFault(error ?? new Error('port closed'))));
  // A pulled USB adapter may show up as end-of-file with the port still open; the handle must be given back
  // or the same name cannot be opened again.
  port.on('end', () => {
    link.lost({ kind: 'lost', detail: 'end of data' });
    void release(port);
  });
  return link;
}

function release(port: SerialPort): Promise<void> {
  return new Promise((resolve) => {
    if (!port.isOpen) resolve();
    else port.close(() => resolve());
  });
}
