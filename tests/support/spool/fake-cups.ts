import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FakeQueue, QueuedJob } from './fake-queue.ts';

/** A CUPS of one queue that speaks IPP over HTTP, over a queue of ours. Written from RFC 8010 and RFC 8011 alone. */
export interface FakeCups {
  readonly port: number;
  /** The requests it got, by operation number. */
  readonly asked: () => readonly number[];
  /** Takes the next request of this operation, carries it out, and hangs up instead of answering. */
  loseAnswerTo(operation: number): void;
  /** Nobody listens any more; jobs stay. */
  stop(): Promise<void>;
  /** The same port again. */
  start(): Promise<void>;
}

const queueName = 'badge';

/** An attribute as it stands on the wire: type, name, value. */
type Wire = readonly [tag: number, name: string, value: string | number | null];

export async function startFakeCups(queue: FakeQueue): Promise<FakeCups> {
  const asked: number[] = [];
  const sockets = new Set<Socket>();
  let loses: number | undefined;
  let port = 0;

  const answer = (request: Buffer): Buffer => {
    const operation = request.readUInt16BE(2);
    const id = request.subarray(4, 8);
    const { attributes, document } = parse(request);
    asked.push(operation);
    const text = (name: string): string => attributes.get(name)?.toString() ?? '';
    const reply = (status: number, groups: readonly (readonly [number, readonly Wire[]])[] = []): Buffer =>
      Buffer.concat([
        Buffer.of(1, 1, status >> 8, status & 0xff),
        id,
        wire(1, [
          [0x47, 'attributes-charset', 'utf-8'],
          [0x48, 'attributes-natural-language', 'en'],
        ]),
        ...groups.map(([tag, members]) => wire(tag, members)),
        Buffer.of(3),
      ]);
    if (!text('printer-uri').endsWith(`/printers/${queueName}`)) return reply(0x0406);
    const job = queue
      .jobs()
      .find((each) => each.id === attributes.get('job-id')?.readInt32BE(0) && !each.forgotten);
    switch (operation) {
      case 0x0002:
        return reply(0, [[2, [[0x21, 'job-id', queue.add(text('job-name'), document).id]]]]);
      case 0x0008:
        if (!job) return reply(0x0406);
        if (attributes.get('purge-job')?.[0] === 1) {
          queue.forget(job.id);
          return reply(0);
        }
        if (job.state === 'done' || job.state === 'deleted') return reply(0x0404);
        queue.delete(job.id);
        return reply(0);
      case 0x0009:
        return job ? reply(0, [[2, jobMembers(job)]]) : reply(0x0406);
      case 0x000a:
        return reply(
          0,
          queue
            .jobs()
            .filter(({ state }) => state === 'waiting' || state === 'printing')
            .map(({ id: number, name }) => [
              2,
              [
                [0x21, 'job-id', number],
                [0x42, 'job-name', name],
              ],
            ]),
        );
      case 0x000b:
        return reply(0, [
          [
            4,
            [
              [0x23, 'printer-state', queue.isStopped() ? 5 : 3],
              [0x44, 'printer-state-reasons', reason(queue)],
              [0x22, 'printer-is-accepting-jobs', '\x01'],
            ],
          ],
        ]);
      default:
        return reply(0x0501);
    }
  };

  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const reply = answer(body);
      if (loses === body.readUInt16BE(2)) {
        loses = undefined;
        request.socket.destroy();
      } else {
        response.writeHead(200, { 'Content-Type': 'application/ipp' }).end(reply);
      }
    });
  };
  let server = createServer(handle);
  const start = (): Promise<void> =>
    new Promise((listening) => {
      server = createServer(handle);
      server.on('connection', (socket) => {
        sockets.add(socket);
        socket.once('close', () => sockets.delete(socket));
      });
      server.listen(port, '127.0.0.1', () => {
        ({ port } = server.address() as AddressInfo);
        listening();
      });
    });
  await start();

  return {
    get port() {
      return port;
    },
    asked: () => asked,
    loseAnswerTo(operation) {
      loses = operation;
    },
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        for (const socket of sockets) socket.destroy();
      }),
    start,
  };
}

function reason(queue: FakeQueue): string {
  if (queue.isEmptyOfPaper()) return 'media-empty-warning';
  return queue.isStopped() ? 'paused' : 'none';
}

function jobMembers(job: QueuedJob): readonly Wire[] {
  const states = { waiting: 3, printing: 5, done: 9, deleted: 7 };
  return [
    [0x23, 'job-state', states[job.state]],
    [0x44, 'job-state-reasons', 'none'],
    job.begun ? [0x21, 'time-at-processing', 1_763_910_000] : [0x13, 'time-at-processing', null],
  ];
}

function wire(group: number, members: readonly Wire[]): Buffer {
  const parts = members.map(([tag, name, value]) => {
    const bytes = Buffer.from(typeof value === 'string' ? value : '');
    const number = Buffer.alloc(4);
    if (typeof value === 'number') number.writeInt32BE(value);
    const body = typeof value === 'number' ? number : bytes;
    const lengths = [Buffer.alloc(2), Buffer.alloc(2)] as const;
    lengths[0].writeUInt16BE(name.length);
    lengths[1].writeUInt16BE(body.length);
    return Buffer.concat([Buffer.of(tag), lengths[0], Buffer.from(name), lengths[1], body]);
  });
  return Buffer.concat([Buffer.of(group), ...parts]);
}

/** The first value of each attribute, whatever its group, and what follows them. */
function parse(request: Buffer): {
  readonly attributes: ReadonlyMap<string, Buffer>;
  readonly document: Buffer;
} {
  const attributes = new Map<string, Buffer>();
  let at = 8;
  while (request[at] !== 3) {
    if ((request[at] ?? 0) < 0x10) {
      at += 1;
      continue;
    }
    const nameEnd = at + 3 + request.readUInt16BE(at + 1);
    const valueEnd = nameEnd + 2 + request.readUInt16BE(nameEnd);
    const name = request.subarray(at + 3, nameEnd).toString();
    if (name !== '') attributes.set(name, request.subarray(nameEnd + 2, valueEnd));
    at = valueEnd;
  }
  return { attributes, document: request.subarray(at + 1) };
}
