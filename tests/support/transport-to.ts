import type { Transport } from '../../main/devices/transport/byte-stream.ts';
import { createSerialTransport } from '../../main/devices/transport/serial.ts';
import { createTcpTransport } from '../../main/devices/transport/tcp.ts';

/**
 * Real hardware for a contract suite, named by an environment variable: `serial:/dev/ttyUSB0`, `serial:COM3`,
 * `tcp:192.168.1.30:4001`.
 */
export function transportTo(address: string, baudRate: number): Transport {
  const path = /^serial:(.+)$/.exec(address)?.[1];
  if (path) return createSerialTransport({ path, baudRate });
  const tcp = /^tcp:(.+):(\d+)$/.exec(address);
  if (!tcp) throw new Error(`${address} must be serial:PATH or tcp:HOST:PORT`);
  return createTcpTransport({ host: tcp[1] ?? '', port: Number(tcp[2]), connectTimeoutMs: 3_000 });
}
