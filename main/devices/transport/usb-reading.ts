import { seconds } from '../../../domain/kernel/time.ts';
import type { Pauses } from './pauses.ts';
import { tooLate, within } from './time-limit.ts';
import type { Timers } from './timers.ts';
import type { UsbEndpoint, UsbHandle } from './usb-access.ts';

/** Where a message's header ends, and what it says about the rest: all a transport needs to know of a protocol. */
export interface MessageHeader {
  readonly bytes: number;
  /** @param header at least `bytes` long; the answer is only a claim */
  restBytes(header: Uint8Array): number;
}

/** How long one transfer waits for a packet. Also how long closing waits for the last one to end. */
export const receiveMs = 250;
/** Looks in vain at the second pipe before the rest of a message counts as never sent. A count. */
const restLooks = 2;
/** A device that answers every look with nothing at all must not keep a processor core busy. */
const emptyPauseMs = 10;
/** A transfer's own limit is kept by the library; should it not be, this one is. */
export const transferGraceMs = seconds(2);

/** The next bytes from an endpoint; `undefined` when none came within `receiveMs`. Rejects when the device is gone. */
export type NextPacket = (endpoint: UsbEndpoint) => Promise<Uint8Array | undefined>;

export function createPacketSource(handle: UsbHandle, timers: Timers, pauses: Pauses): NextPacket {
  const stalled = new Set<UsbEndpoint>();
  return async (endpoint) => {
    const packet = await within(handle.receive(endpoint, receiveMs), receiveMs + transferGraceMs, timers);
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

/** Hands on what comes from one endpoint, packet by packet, for as long as the link is open. */
export async function readSingle(
  next: NextPacket,
  endpoint: UsbEndpoint,
  isOpen: () => boolean,
  received: (bytes: Uint8Array) => void,
): Promise<void> {
  while (isOpen()) {
    const packet = await next(endpoint);
    if (packet) received(packet);
  }
}

/**
 * Hands on messages whose header and rest come from two endpoints, in their order: read side by side, a rest could
 * overtake its header. When the two are out of step - a rest shorter or longer than its header claims, or left over
 * from a message given up - the second pipe is read until it is silent. That costs one message and heals by itself.
 */
export async function readSplit(
  next: NextPacket,
  pipes: { readonly inHeader: UsbEndpoint; readonly inRest: UsbEndpoint },
  header: MessageHeader,
  isOpen: () => boolean,
  received: (bytes: Uint8Array) => void,
): Promise<void> {
  const { inHeader, inRest } = pipes;
  while (isOpen()) {
    const head = await next(inHeader);
    if (!head) continue;
    received(head);
    let owed = head.length < header.bytes ? Infinity : header.restBytes(head) - (head.length - header.bytes);
    let silent = 0;
    while (isOpen() && owed !== 0 && silent < restLooks) {
      const packet = await next(inRest);
      silent = packet ? 0 : silent + 1;
      if (!packet) continue;
      received(packet);
      owed -= packet.length;
      const endedEarly = owed > 0 && packet.length < inRest.packetBytes;
      if (endedEarly || owed < 0) owed = Infinity;
    }
  }
}
