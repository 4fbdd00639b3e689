import type { NodeId } from '../kernel/brand.ts';
import type { LedgerEvent } from '../ledger/event.ts';
import type { WireEvent } from './wire.ts';

/** Bytes and their text; handed in, because this layer knows no encoder. */
export interface Base64 {
  encode(bytes: Uint8Array): string;
  decode(text: string): Uint8Array;
}

export function eventToWire({ sealed, ...event }: LedgerEvent, base64: Pick<Base64, 'encode'>): WireEvent {
  return { ...event, ...(sealed && { sealed: base64.encode(sealed) }) };
}

export function wireToEvent(wire: WireEvent, base64: Pick<Base64, 'decode'>): LedgerEvent {
  const { sealed, keyId, node, ...event } = wire;
  return {
    ...event,
    node: node as NodeId,
    ...(sealed !== undefined && { sealed: base64.decode(sealed) }),
    ...(keyId !== undefined && { keyId }),
  };
}
