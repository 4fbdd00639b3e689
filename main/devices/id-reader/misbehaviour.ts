import { encodeReply } from './sam-frame.ts';
import type { SamStep } from './sam-device.ts';

/** Something that goes wrong on purpose, at one step of the protocol or at every one. */
export interface Misbehaviour {
  readonly on: SamStep | 'any';
  readonly what:
    | { readonly type: 'silence' }
    | { readonly type: 'status'; readonly sw3: number }
    /** These bytes instead of the answer. */
    | { readonly type: 'bytes'; readonly bytes: Uint8Array }
    | { readonly type: 'noise-around'; readonly before: Uint8Array; readonly after: Uint8Array }
    /** Stops after this many bytes of the answer. */
    | { readonly type: 'cut'; readonly afterBytes: number }
    /** The answer's length field says this instead of the truth, 0 to 65,535. */
    | { readonly type: 'wrong-length'; readonly length: number }
    /** One bit of the answer flips on the way. */
    | { readonly type: 'damage' }
    | { readonly type: 'late'; readonly ms: number }
    /** Bytes without end, until another behaviour is asked for. */
    | { readonly type: 'flood' };
  /** How many answers it spoils; without it, all from now on. */
  readonly times?: number;
}

export type Fault = Misbehaviour['what'];

/** Hands out the present fault, as often as it was asked for. */
export interface Mischief {
  plan(how: Misbehaviour | undefined): void;
  /** What spoils the answer to this step; counts as one time. */
  strike(step: SamStep): Fault | undefined;
  isStillOn(fault: Fault): boolean;
}

export function createMischief(): Mischief {
  let present: Misbehaviour | undefined;
  let left = 0;
  return {
    plan(how) {
      present = how;
      left = how?.times ?? Infinity;
    },
    strike(step) {
      const meant = present?.on === 'any' || present?.on === step;
      if (!meant || left <= 0) return undefined;
      left -= 1;
      return present?.what;
    },
    isStillOn: (fault) => present?.what === fault,
  };
}

/** The bytes that leave the reader in place of an answer. `late` and `flood` are about time and come elsewhere. */
export function spoil(answer: Uint8Array, fault: Fault | undefined): Uint8Array {
  switch (fault?.type) {
    case 'silence':
      return new Uint8Array(0);
    case 'status':
      return encodeReply(fault.sw3);
    case 'bytes':
      return fault.bytes;
    case 'noise-around':
      return Uint8Array.from([...fault.before, ...answer, ...fault.after]);
    case 'cut':
      return answer.subarray(0, fault.afterBytes);
    case 'wrong-length':
      return Uint8Array.from([
        ...answer.subarray(0, 5),
        fault.length >> 8,
        fault.length,
        ...answer.subarray(7),
      ]);
    case 'damage':
      return answer.map((byte, at) => (at === answer.length - 2 ? byte ^ 0x10 : byte));
    default:
      return answer;
  }
}
