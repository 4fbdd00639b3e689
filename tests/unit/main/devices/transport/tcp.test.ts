import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ByteStream, LinkFault } from '../../../../../main/devices/transport/byte-stream.ts';
import { createTcpTransport } from '../../../../../main/devices/transport/tcp.ts';
import { realTimers } from '../../../../../main/devices/transport/timers.ts';
import { createFakeTimers } from '../../../../support/fake-timers.ts';

let server: Server;
let port: number;
const sockets: Socket[] = [];

beforeEach(async () => {
  // Half-open, as a printer is: it decides for itself when it has finished.
  server = createServer({ allowHalfOpen: true }, (socket) => sockets.push(socket.on('error', () => {})));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  if (server.listening) await new Promise((closed) => server.close(closed));
});

async function connectPair(timers = realTimers): Promise<readonly [ByteStream, Socket]> {
  const arrived = once(server, 'connection') as Promise<[Socket]>;
  const transport = createTcpTransport({ host: '127.0.0.1', port, connectTimeoutMs: 2_000, timers });
  const opened = await transport.open();
  if (!opened.ok) throw new Error(opened.error.detail);
  const [far] = await arrived;
  return [opened.value, far];
}

test('it is named for people', () => {
  expect(createTcpTransport({ host: '10.0.0.7', port: 9100, connectTimeoutMs: 1 }).name).toBe(
    'tcp 10.0.0.7:9100',
  );
});

test('bytes go both ways', async () => {
  const [stream, far] = await connectPair();
  const heard = new Promise<Uint8Array>((resolve) => stream.onData(resolve));
  far.on('data', (bytes: Buffer) => far.write(bytes.reverse()));
  expect(await stream.write(Uint8Array.of(1, 2, 3))).toMatchObject({ ok: true });
  expect([...(await heard)]).toEqual([3, 2, 1]);
  far.end();
  await stream.close();
});

test('nobody listening is a refusal', async () => {
  await new Promise((closed) => server.close(closed));
  const opened = await createTcpTransport({ host: '127.0.0.1', port, connectTimeoutMs: 2_000 }).open();
  expect(opened).toMatchObject({ ok: false, error: { kind: 'refused' } });
});

test('a host that never answers is given up in time', async () => {
  const impatient = {
    ...realTimers,
    setTimeout(run: () => void) {
      queueMicrotask(run);
      return 0;
    },
  };
  const transport = createTcpTransport({
    host: '127.0.0.1',
    port,
    connectTimeoutMs: 2_000,
    timers: impatient,
  });
  expect(await transport.open()).toMatchObject({ ok: false, error: { kind: 'timeout' } });
});

test.each([
  ['ends', (far: Socket) => far.end()],
  ['is cut off', (far: Socket) => far.resetAndDestroy()],
])('a far end that %s is a loss, told once', async (_, leave) => {
  const [stream, far] = await connectPair();
  const faults: LinkFault[] = [];
  const lost = new Promise<void>((resolve) => {
    stream.onLost((fault) => {
      faults.push(fault);
      resolve();
    });
  });
  leave(far);
  await lost;
  expect(await stream.write(Uint8Array.of(1))).toMatchObject({ ok: false });
  await stream.close();
  expect(faults).toMatchObject([{ kind: 'lost' }]);
});

// A printer that loses its connection right after the last byte throws the label away, or sulks for half a minute.
test('closing delivers everything written, and hears the last words of the other side', async () => {
  const [stream, far] = await connectPair();
  const job = new Uint8Array(3_000_000).fill(0x42);
  let taken = 0;
  far.on('data', (bytes: Buffer) => (taken += bytes.length));
  far.once('end', () => far.end(Uint8Array.of(0x06)));
  const heard: number[] = [];
  stream.onData((bytes) => heard.push(...bytes));
  const written = stream.write(job);
  await stream.close(10_000);
  expect(await written).toMatchObject({ ok: true });
  expect(taken).toBe(job.length);
  expect(heard).toEqual([0x06]);
});

test('a far end that never finishes is dropped after the grace, not before', async () => {
  const timers = createFakeTimers();
  const [stream, far] = await connectPair(timers);
  const ended = once(far, 'end');
  far.resume();
  let closed = false;
  const closing = stream.close(3_000).then(() => (closed = true));
  await ended;
  await timers.advance(2_999);
  expect(closed).toBe(false);
  await timers.advance(1);
  await closing;
  expect(timers.pending()).toBe(0);
});

// What happens when nobody answers such a probe is the system's business; here it counts that one will be sent, and late
// enough. The kernel lists the countdown of every connection: `02:` and hundredths of a second, in hex.
test.runIf(process.platform === 'linux')('an idle link is probed, but not before 20 seconds', async () => {
  const [stream, far] = await connectPair();
  const portHex = (number: number | undefined): string =>
    (number ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const ends = new RegExp(`:${portHex(far.remotePort)} [0-9A-F]{8}:${portHex(port)} .* 02:([0-9A-F]{8}) `);
  const [, countdown = ''] = ends.exec(readFileSync('/proc/net/tcp', 'utf8')) ?? [];
  expect(Number.parseInt(countdown, 16)).toBeGreaterThan(2_000);
  far.end();
  await stream.close();
});
