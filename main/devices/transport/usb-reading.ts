import { seconds } from '../../../domain/kernel/time.ts';
import type { Pauses } from './pauses.ts';
import { tooLate, within } from './time-limit.ts';
import type { Timers } from './timers.ts';
import type { UsbEndpoint, UsbHandle } from './usb-access.ts';

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

/** What reads a link's pipes, and knows when the other direction may be used. */
export interface PipeReader {
  /** Hands on what comes for as long as the link is open. Rejects when the device is gone. */
  run(): Promise<void>;
  /** Resolves when a message may be sent: nothing of an earlier answer is left in the pipes. */
  ready(): Promise<void>;
}

/** Where the bytes come from and go to. */
export interface Reading {
  readonly next: NextPacket;
  readonly isOpen: () => boolean;
  readonly received: (bytes: Uint8Array) => void;
}

/** One pipe: bytes as they come. */
export function createSingleReader({ next, isOpen, received }: Reading, endpoint: UsbEndpoint): PipeReader {
  return {
    async run() {
      while (isOpen()) {
        const packet = await next(endpoint);
        if (packet) received(packet);
      }
    },
    ready: () => Promise.resolve(),
  };
}
