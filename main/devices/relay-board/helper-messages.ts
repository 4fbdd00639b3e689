import type {
  DeviceCounter,
  RelayHealth,
  SignalChannel,
  SignalPattern,
} from '../../../domain/device/vocabulary.ts';
import type { BoardSpec } from './make-board.ts';
import type { RelayWiring, SafePositions } from './port.ts';
import type { WatchTimings } from './timings.ts';

/** What the kiosk tells the helper process. Every order is a sign of life as well. */
export type RelayOrder =
  /** The first one. */
  | {
      readonly type: 'begin';
      readonly board: BoardSpec;
      readonly wiring: RelayWiring;
      readonly safe: SafePositions;
      readonly timings: Pick<WatchTimings, 'watchdogMs' | 'lingerMs'>;
    }
  | { readonly type: 'beat' }
  | {
      readonly type: 'signal';
      readonly channel: SignalChannel;
      readonly pattern: SignalPattern;
      readonly forMs?: number;
    }
  | { readonly type: 'pulse'; readonly channel: SignalChannel; readonly ms: number }
  | { readonly type: 'all-safe' }
  /** The last one: rest, and exit. */
  | { readonly type: 'end' };

/** What the helper process tells the kiosk. */
export type RelayReport =
  | { readonly type: 'health'; readonly health: RelayHealth; readonly detail?: string }
  /** The answer to a heartbeat: the process works. */
  | { readonly type: 'beat' }
  /** The driver in it works. */
  | { readonly type: 'alive' }
  | { readonly type: 'count'; readonly counter: Exclude<DeviceCounter, 'restarts'> }
  | { readonly type: 'says'; readonly words: string };
