/** Something a simulated board does wrong on purpose. */
export type RelayFault =
  | { readonly type: 'silence' }
  /** Refuses what it is asked, and does not do it. */
  | { readonly type: 'exception'; readonly code: number }
  /** These bytes instead of the answer. */
  | { readonly type: 'bytes'; readonly bytes: Uint8Array }
  /** Stops after this many bytes of the answer. */
  | { readonly type: 'cut'; readonly afterBytes: number }
  /** One bit of the answer flips on the way. */
  | { readonly type: 'damage' }
  | { readonly type: 'late'; readonly ms: number }
  /** Answers some other question: the wrong transaction id. */
  | { readonly type: 'wrong-ticket' }
  /** Bytes without end, until another behaviour is asked for. */
  | { readonly type: 'flood' };

/** Hands out the present fault, as often as it was asked for. */
export interface RelayMischief {
  /** @param times how many answers it spoils; all from now on when left out */
  plan(fault: RelayFault | undefined, times?: number): void;
  strike(): RelayFault | undefined;
  isStillOn(fault: RelayFault): boolean;
}

export function createRelayMischief(): RelayMischief {
  let present: RelayFault | undefined;
  let left = 0;
  return {
    plan(fault, times = Infinity) {
      present = fault;
      left = times;
    },
    strike() {
      if (left <= 0) return undefined;
      left -= 1;
      return present;
    },
    isStillOn: (fault) => present === fault,
  };
}

/** The bytes that leave the board in place of an answer. `exception`, `late` and `flood` are made elsewhere. */
export function spoilAnswer(answer: Uint8Array, fault: RelayFault | undefined): Uint8Array {
  switch (fault?.type) {
    case 'silence':
      return new Uint8Array();
    case 'bytes':
      return fault.bytes;
    case 'cut':
      return answer.subarray(0, fault.afterBytes);
    case 'damage':
      return answer.map((byte, at) => (at === answer.length - 3 ? byte ^ 0x10 : byte));
    case 'wrong-ticket':
      return answer.map((byte, at) => (at === 1 ? byte ^ 0x01 : byte));
    default:
      return answer;
  }
}
