import type { ByteStream } from '../transport/byte-stream.ts';
import { createPauses } from '../transport/pauses.ts';
import { createSimulatedPlug, type SimulatedPlug } from '../transport/simulated-plug.ts';
import { realTimers } from '../transport/timers.ts';
import type { Timers } from '../transport/timers.ts';
import { createMischief } from './misbehaviour.ts';
import type { Misbehaviour } from './misbehaviour.ts';
import { createSamDevice } from './sam-device.ts';
import type { SamStep } from './sam-device.ts';
import { respondOver } from './sam-responder.ts';
import type { SimulatedCard } from './simulated-card.ts';

export interface SamSimulatorOptions {
  readonly timers?: Timers;
  /** Lets the bytes out as slowly as a real line of this speed; without it, at once. */
  readonly baudRate?: number;
  /** How long the module works on a request before it answers; a real one takes about a second to read a card. */
  readonly workMs?: Partial<Record<SamStep, number>>;
  /** Vendors differ: see `presence.ts`. */
  readonly findsReadCardAgain?: boolean;
}

/** What a hand can do to the simulated reader. */
export interface SamSimulatorHand {
  putCard(card: SimulatedCard): void;
  /** Puts the card down and takes it away while the reader reads it. */
  snatchCard(card: SimulatedCard): void;
  /** Takes away what lies there and puts this card down, so quickly that the reader sees the empty field only once. */
  swapCard(card: SimulatedCard): void;
  removeCard(): void;
  misbehave(how: Misbehaviour | undefined): void;
}

export interface SamSimulator extends SamSimulatorHand {
  /** Serves the protocol over an open link, for as long as the link lives. */
  attach(stream: ByteStream): void;
  /** Falls silent for good. Links stay with whoever opened them. */
  stop(): void;
}

/** A simulated reader that speaks the protocol over whatever link it is given, such as a pseudo-terminal. */
export function createSamSimulator(options: SamSimulatorOptions = {}): SamSimulator {
  const { timers = realTimers, baudRate, workMs = {}, findsReadCardAgain = true } = options;
  const device = createSamDevice(findsReadCardAgain);
  const mischief = createMischief();
  const pauses = createPauses(timers);
  let stopped = false;
  const responder = { device, mischief, pauses, baudRate, workMs, isStopped: () => stopped };
  return {
    putCard: (card) => device.place(card),
    snatchCard: (card) => device.place(card, 'leaves-when-read'),
    swapCard: (card) => device.place(card, 'after-one-look'),
    removeCard: () => device.place(undefined),
    misbehave: (how) => mischief.plan(how),
    attach: (stream) => respondOver(stream, responder),
    stop() {
      stopped = true;
      pauses.wakeForGood();
    },
  };
}

/** A simulated reader behind a simulated serial device server on this machine. */
export interface SamTcpSimulator extends SamSimulatorHand, Omit<SimulatedPlug, 'port'> {
  readonly host: string;
  readonly port: number;
  stop(): Promise<void>;
}

/** Made plugged in. */
export async function createSamTcpSimulator(options: SamSimulatorOptions = {}): Promise<SamTcpSimulator> {
  const { attach, stop, ...hand } = createSamSimulator(options);
  const cable = createSimulatedPlug(attach);
  await cable.plug();
  return {
    ...{ ...hand, ...cable },
    host: '127.0.0.1',
    port: cable.port(),
    async stop() {
      stop();
      await cable.unplug();
    },
  };
}
