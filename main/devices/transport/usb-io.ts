import { seconds } from '../../../domain/kernel/time.ts';
import type { Pauses } from './pauses.ts';
import { tooLate, within } from './time-limit.ts';
import type { Timers } from './timers.ts';
import type { UsbEndpoint, UsbHandle } from './usb-access.ts';
import type { SinglePipes } from './usb-pipes.ts';

/** How long one transfer waits for a packet. Also how long closing waits for the last one to end. */
export const receiveMs = 250;
/** A device that answers every look with nothing at all must not keep a processor core busy. */
const emptyPauseMs = 10;
/** A transfer's own limit is kept by the library; should it not be, this one is. */
export const transferGraceMs = seconds(2);

/** The next bytes from an endpoint; `undefined` when none came in time. Rejects when the device is gone. */
export type NextPacket = (endpoint: UsbEndpoint, timeoutMs?: number) => Promise<Uint8Array | undefined>;

export function createPacketSource(handle: UsbHandle, timers: Timers, pauses: Pauses): NextPacket {
  const stalled = new Set<UsbEndpoint>();
  return async (endpoint, timeoutMs = receiveMs) => {
    const packet = await within(handle.receive(endpoint, timeoutMs), timeoutMs + transferGraceMs, timers);
    if (packet === tooLate) throw new Error('a transfer does not end');
    if (packet === 'silence') return undefined;
    if (packet === 'stalled') {
      // Once is a hiccup that clearing cures. Twice in a row it is no use.
      if (stalled.has(endpoint)) throw new Error('the device holds its endpoint');
      stalled.add(endpoint);
      await handle.clearHalt(endpoint);
      return undefined;
    }
    stalled.delete(endpoint);
    if (packet.length > 0) return packet;
    await pauses.pause(emptyPauseMs);
    return undefined;
  };
}

/** What an open link's pipes are worked with. */
export interface PipeIo {
  readonly next: NextPacket;
  /** Resolves when the device has taken every byte. */
  readonly put: (endpoint: UsbEndpoint, bytes: Uint8Array) => Promise<void>;
  readonly isOpen: () => boolean;
  readonly received: (bytes: Uint8Array) => void;
}

/** A way of spreading messages over pipes. */
export interface Layout {
  /** Hands on what comes for as long as the link is open. Rejects when the device is gone. */
  read(): Promise<void>;
  send(message: Uint8Array): Promise<void>;
}

/** One pair of pipes: bytes as they are. Without a pipe in, nothing is heard. */
export function createSingleLayout({ next, put, isOpen, received }: PipeIo, pipes: SinglePipes): Layout {
  return {
    async read() {
      while (pipes.in && isOpen()) {
        const packet = await next(pipes.in);
        if (packet) received(packet);
      }
    },
    send: (message) => put(pipes.out, message),
  };
}
