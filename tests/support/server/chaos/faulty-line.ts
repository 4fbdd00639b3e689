import { connect, createServer, type Server, type Socket } from 'node:net';

/** What goes wrong on the way; all of it can be changed while connections are open. */
export interface LineFaults {
  /** Nothing gets through, and what is open breaks off. */
  cut: boolean;
  /** The share of connections whose requests arrive and whose answers never come back. */
  lostReplies: number;
  /** The share of connections whose requests arrive twice. */
  repeats: number;
  /** Every piece of bytes waits up to so long, in milliseconds: requests on two connections overtake one another. */
  delayMs: number;
}

export interface FaultyLine {
  readonly url: string;
  readonly faults: LineFaults;
  /** Breaks off what is open, without a word to either side. */
  drop(): void;
  close(): Promise<void>;
}

/** A TCP line to one of several servers, each in turn, with faults by the plan of `random`. */
export async function createFaultyLine(
  ports: () => readonly number[],
  random: () => number,
): Promise<FaultyLine> {
  const faults: LineFaults = { cut: false, lostReplies: 0, repeats: 0, delayMs: 0 };
  const open = new Set<Socket>();
  let turn = 0;
  const keep = (socket: Socket): Socket => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    // Broken lines are what this is for.
    socket.on('error', () => socket.destroy());
    return socket;
  };
  const later = (work: () => void): void => {
    if (faults.delayMs === 0) work();
    else setTimeout(work, random() * faults.delayMs);
  };

  const server: Server = createServer((near) => {
    keep(near);
    const targets = ports();
    const port = targets[turn++ % Math.max(1, targets.length)];
    if (faults.cut || port === undefined) return near.destroy();
    const far = keep(connect(port, '127.0.0.1'));
    const echo = random() < faults.repeats ? keep(connect(port, '127.0.0.1')) : undefined;
    const isLost = random() < faults.lostReplies;
    // Bytes of one direction stay in order, however long each piece waits.
    const up = inOrder(later, (bytes) => {
      if (faults.cut) return near.destroy();
      far.write(bytes);
      echo?.write(bytes);
    });
    const down = inOrder(later, (bytes) => {
      if (faults.cut || isLost) return near.destroy();
      near.write(bytes);
    });
    near.on('data', up);
    far.on('data', down);
    echo?.on('data', () => undefined);
    near.on('close', () => (far.destroy(), echo?.end()));
    far.on('close', () => near.destroy());
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no address');
  const drop = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${address.port}`,
    faults,
    drop,
    close() {
      drop();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function inOrder(later: (work: () => void) => void, pass: (bytes: Buffer) => void): (bytes: Buffer) => void {
  let turn: Promise<void> = Promise.resolve();
  return (bytes) => {
    const ready = new Promise<void>((resolve) => later(resolve));
    turn = turn.then(() => ready).then(() => pass(bytes));
  };
}
