import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { afterEach } from 'vitest';
import type { Bitmap } from '../../../main/devices/label-printer/port.ts';
import type { PrinterSimulator } from '../../../main/devices/label-printer/simulator/simulator.ts';

// Bare sockets instead of drivers: these are the printers as any program on the network sees them.

const stx = '\u0002';
const etx = '\u0003';

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

/** Something to be undone when the test is over, the last first. */
export function afterwards(step: () => unknown): void {
  cleanUp.push(step);
}

export async function plugIn<T extends PrinterSimulator>(simulator: T): Promise<T> {
  afterwards(() => simulator.unplug());
  await simulator.plug();
  return simulator;
}

/** A client of a printer's port that keeps all it hears. */
export interface Client {
  readonly socket: Socket;
  say(...parts: readonly (string | readonly number[] | Uint8Array)[]): void;
  /** Resolves once `bytes` more have been heard, with exactly these. */
  hear(bytes: number): Promise<number[]>;
  /** Resolves once `count` texts in STX and ETX, each with a line end behind it, have been heard, and nothing else. */
  hearFrames(count: number): Promise<string[]>;
  /** All that came and was not asked for. */
  unheard(): number[];
  closed(): Promise<void>;
}

export async function client(simulator: PrinterSimulator): Promise<Client> {
  const socket = connect(simulator.port(), '127.0.0.1');
  afterwards(() => socket.destroy());
  socket.on('error', () => undefined);
  const gone = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  await once(socket, 'connect');
  const heard: number[] = [];
  let wake = (): void => undefined;
  socket.on('data', (data: Buffer) => {
    for (const byte of data) heard.push(byte);
    wake();
  });
  return {
    socket,
    say(...parts) {
      const bytes = parts.map((part) =>
        typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part),
      );
      socket.write(Buffer.concat(bytes));
    },
    async hear(bytes) {
      while (heard.length < bytes) await new Promise<void>((resolve) => (wake = resolve));
      return heard.splice(0, bytes);
    },
    async hearFrames(count) {
      const end = `${etx}\r\n`;
      const frames = () => Buffer.from(heard).toString('latin1').split(end);
      while (frames().length <= count) await new Promise<void>((resolve) => (wake = resolve));
      const texts = frames();
      heard.length = 0;
      if (texts.pop() !== '' || !texts.every((each) => each.startsWith(stx))) {
        throw new Error('something stands before, between or behind the frames');
      }
      return texts.map((each) => each.slice(1));
    },
    unheard: () => [...heard],
    closed: () => gone,
  };
}

/** The next `count` labels that come out. */
export function nextLabels(simulator: PrinterSimulator, count = 1): Promise<Bitmap[]> {
  const labels: Bitmap[] = [];
  return new Promise((resolve) => {
    const remove = simulator.onLabel(({ bitmap }) => {
      if (labels.push(bitmap) < count) return;
      remove();
      resolve(labels);
    });
  });
}
