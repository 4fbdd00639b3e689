import type { Result } from '../../../domain/kernel/result.ts';
import type { LinkFault } from '../transport/byte-stream.ts';
import type { Positions } from './positions.ts';

/** `lost`: the link is gone. `deaf`: nothing sensible comes. `refused`: it answers, and does not do it. */
export interface BoardFault {
  readonly kind: 'lost' | 'deaf' | 'refused';
  readonly detail: string;
}

/** One connection to a board. One call at a time; every call comes back within its time. */
export interface BoardSession {
  /** Moves these relays. Moving one twice is harmless, so it may be repeated. Goes on past a relay that refuses. */
  set(moves: Positions): Promise<Result<void, BoardFault>>;
  /** Where these relays stand by the board's own word; `undefined` from a board that cannot say. */
  read(relays: readonly number[]): Promise<Result<Positions | undefined, BoardFault>>;
  /** Called once, when the link is gone for any reason other than `close()`. */
  onLost(listener: (fault: BoardFault) => void): void;
  close(): Promise<void>;
}

/** Knows how to reach one board; the driver reconnects by calling it again. */
export interface Board {
  /** For people: `modbus tcp 192.168.1.40:502`. */
  readonly name: string;
  open(): Promise<Result<BoardSession, LinkFault>>;
}
