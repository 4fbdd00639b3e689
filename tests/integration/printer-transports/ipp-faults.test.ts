import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createCupsSpooler, listCupsQueues } from '../../../main/devices/transport/spooler/cups.ts';
import { realTimers } from '../../../main/devices/transport/timers.ts';

/** What a server does with a request it has read, number and all. */
type Behaviour = (socket: Socket, requestId: Buffer) => void;

const limitMs = 150;
let server: Server | undefined;
const sockets = new Set<Socket>();

async function serve(behave: Behaviour): Promise<number> {
  const listening = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    let heard = Buffer.alloc(0);
    let answered = false;
    socket.on('data', (bytes) => {
      heard = Buffer.concat([heard, bytes]);
      const end = heard.indexOf('\r\n\r\n');
      if (answered || end < 0 || heard.length < end + 12) return;
      answered = true;
      behave(socket, heard.subarray(end + 8, end + 12));
    });
  });
  server = listening;
  await new Promise<void>((ready) => listening.listen(0, '127.0.0.1', () => ready()));
  return (listening.address() as AddressInfo).port;
}
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await new Promise((closed) => (server ? server.close(closed) : closed(undefined)));
  server = undefined;
});

const spoolerAt = (port: number, host = '127.0.0.1') =>
  createCupsSpooler({ host, port, queue: 'badge', timers: realTimers, limitMs });
const job = { bytes: new Uint8Array(30_000), name: 'yingbin', lifeSeconds: 20 };

const http = (status: string, body: Buffer, headers = ''): Buffer =>
  Buffer.concat([
    Buffer.from(`HTTP/1.1 ${status}\r\n${headers}Content-Length: ${body.length}\r\n\r\n`),
    body,
  ]);
const ipp = (status: number, requestId: Buffer, rest = '03'): Buffer =>
  Buffer.concat([Buffer.of(1, 1, status >> 8, status & 0xff), requestId, Buffer.from(rest, 'hex')]);
/** One group with `printer-state` 3 and `job-id` 9. */
const said = '0423000d7072696e7465722d7374617465000400000003022100066a6f622d696400040000000903';

/** Writes for as long as the other side takes it. */
const pour = (socket: Socket, bytes: Buffer): void => {
  const more = (): void => {
    while (!socket.destroyed && socket.write(bytes));
  };
  socket.on('drain', more);
  more();
};

const faults: readonly (readonly [name: string, behave: Behaviour, kind: string, mayExist: boolean])[] = [
  ['garbage for an answer', (s) => s.write(http('200 OK', Buffer.alloc(500, 0x5a))), 'nonsense', true],
  ['an empty answer', (s) => s.write(http('200 OK', Buffer.alloc(0))), 'nonsense', true],
  [
    'the answer to another request',
    (s) => s.write(http('200 OK', ipp(0, Buffer.of(0, 0, 9, 9), said))),
    'nonsense',
    true,
  ],
  [
    'an answer cut inside',
    (s, id) => s.write(http('200 OK', ipp(0, id, said).subarray(0, 20))),
    'nonsense',
    true,
  ],
  ['success that says nothing', (s, id) => s.write(http('200 OK', ipp(0, id))), 'nonsense', true],
  [
    'a body without end',
    (s) => {
      s.write('HTTP/1.1 200 OK\r\n\r\n');
      pour(s, Buffer.alloc(65_536));
    },
    'nonsense',
    true,
  ],
  [
    'a chunked body without end',
    (s) => {
      s.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
      pour(s, Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(65_536), Buffer.from('\r\n')]));
    },
    'nonsense',
    true,
  ],
  ['headers without end', (s) => pour(s, Buffer.from('HTTP/1.1 200 OK\r\n'.repeat(100))), 'no-answer', true],
  ['no HTTP at all', (s) => s.write(Buffer.alloc(100, 7)), 'no-answer', true],
  ['no answer, ever', () => {}, 'no-answer', true],
  [
    'an answer that stops half way',
    (s) => s.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc'),
    'no-answer',
    true,
  ],
  [
    'a connection cut half way',
    (s) => s.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc'),
    'no-answer',
    true,
  ],
  ['a connection cut at once', (s) => s.destroy(), 'no-answer', true],
  ['"continue" and nothing more', (s) => s.write('HTTP/1.1 100 Continue\r\n\r\n'), 'no-answer', true],
  ['400', (s) => s.write(http('400 Bad Request', Buffer.from('no'))), 'denied', false],
  [
    '401',
    (s) => s.write(http('401 Unauthorized', Buffer.alloc(0), 'WWW-Authenticate: Basic\r\n')),
    'denied',
    false,
  ],
  ['403', (s) => s.write(http('403 Forbidden', Buffer.alloc(0))), 'denied', false],
  ['404', (s) => s.write(http('404 Not Found', Buffer.alloc(0))), 'no-such-queue', false],
  ['426', (s) => s.write(http('426 Upgrade Required', Buffer.alloc(0))), 'denied', false],
  ['302', (s) => s.write(http('302 Found', Buffer.alloc(0), 'Location: /\r\n')), 'refused', false],
  ['500', (s) => s.write(http('500 Oops', Buffer.alloc(0))), 'refused', true],
  ['500 without end', (s) => pour(s, http('500 Oops', Buffer.alloc(65_536))), 'refused', true],
  ['IPP: not authorized', (s, id) => s.write(http('200 OK', ipp(0x0403, id))), 'denied', false],
  ['IPP: not found', (s, id) => s.write(http('200 OK', ipp(0x0406, id))), 'no-such-queue', false],
  ['IPP: a format it does not take', (s, id) => s.write(http('200 OK', ipp(0x040a, id))), 'refused', false],
  ['IPP: not accepting jobs', (s, id) => s.write(http('200 OK', ipp(0x0506, id))), 'refused', false],
  ['IPP: internal error', (s, id) => s.write(http('200 OK', ipp(0x0500, id))), 'refused', true],
];

describe.each(faults)('a server that gives %s', (_, behave, kind, mayExist) => {
  test(`is ${kind}, and a job ${mayExist ? 'may be there' : 'is not there'}`, async () => {
    const spooler = spoolerAt(await serve(behave));
    expect(await spooler.look()).toMatchObject({ ok: false, error: { kind } });
    expect(await spooler.submit(job)).toMatchObject({ ok: false, error: { kind, mayExist } });
  });
});

test('a server that is well is understood, in one piece and in chunks', async () => {
  const whole: Behaviour = (socket, id) => socket.write(http('200 OK', ipp(0, id, said)));
  const chunked: Behaviour = (socket, id) => {
    socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
    for (const byte of ipp(0, id, said))
      socket.write(Buffer.from(`1\r\n${String.fromCharCode(byte)}\r\n`, 'latin1'));
    socket.write('0\r\n\r\n');
  };
  let behave = whole;
  const spooler = spoolerAt(await serve((socket, id) => behave(socket, id)));
  for (behave of [whole, chunked]) {
    expect(await spooler.look()).toMatchObject({ ok: true, value: { health: 'ready' } });
    expect(await spooler.submit(job)).toEqual({ ok: true, value: 9 });
  }
});

test('a server that pours is cut off after half a megabyte', async () => {
  let poured = 0;
  let cut = (): void => {};
  const wasCut = new Promise<void>((resolve) => (cut = resolve));
  const port = await serve((socket) => {
    socket.on('close', () => {
      poured = socket.bytesWritten;
      cut();
    });
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    pour(socket, Buffer.alloc(65_536));
  });
  await spoolerAt(port).look();
  await wasCut;
  // What lay in the sockets of both sides comes on top.
  expect(poured).toBeLessThan(20_000_000);
});

test('no server: nothing was submitted', async () => {
  const port = await serve(() => {});
  await new Promise((closed) => server?.close(closed));
  const fault = { ok: false, error: { kind: 'unreachable', mayExist: false } };
  expect(await spoolerAt(port).submit(job)).toMatchObject(fault);
  for (const host of ['yingbin-no-such-host.invalid', '打印机', 'a b\r\nc']) {
    expect(await spoolerAt(port, host).submit(job)).toMatchObject(fault);
  }
});

test('a list of queues with one nobody named', async () => {
  const name = (tag: string, text: string): string =>
    `${tag}000c${Buffer.from('printer-name').toString('hex')}${text.length.toString(16).padStart(4, '0')}${Buffer.from(text).toString('hex')}`;
  const body = `04${name('42', 'badge')}04${name('21', 'abcd')}04${name('42', 'office')}03`;
  const port = await serve((socket, id) => socket.write(http('200 OK', ipp(0, id, body))));
  expect(await listCupsQueues({ host: '127.0.0.1', port, timers: realTimers })).toEqual({
    ok: true,
    value: [
      { queue: 'badge', label: '' },
      { queue: 'office', label: '' },
    ],
  });
});
