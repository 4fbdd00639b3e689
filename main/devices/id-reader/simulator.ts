import type { ByteStream } from '../transport/byte-stream.ts';
import { createPauses } from '../transport/pauses.ts';
import { listenOnLoopback } from '../transport/tcp-listener.ts';
import { realTimers } from '../transport/timers.ts';
import type { Timers } from '../transport/timers.ts';
import { createSamDevice, stepOf } from './sam-device.ts';
import type { SamStep } from './sam-device.ts';
import { createFrameParser, encodeReply, toRequest } from './sam-frame.ts';
import type { SimulatedCard } from './simulated-card.ts';

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
    /** One bit of the answer flips on the way. */
    | { readonly type: 'damage' }
    | { readonly type: 'late'; readonly ms: number }
    /** Bytes without end, until another behaviour is asked for. */
    | { readonly type: 'flood' };
  /** How many answers it spoils; without it, all from now on. */
  readonly times?: number;
}

export interface SamSimulatorOptions {
  readonly timers?: Timers;
  /** Lets the bytes out as slowly as a real line of this speed; without it, at once. */
  readonly baudRate?: number;
  /** How long the module works on a request before it answers; a real one takes about a second to read a card. */
  readonly workMs?: Partial<Record<SamStep, number>>;
  /** Vendors differ: see `presence.ts`. */
  readonly findsReadCardAgain?: boolean;
}

/** The simulated reader's physical side, and the plug for its protocol side. */
export interface SamSimulator {
  putCard(card: SimulatedCard): void;
  /** Puts the card down and takes it away while the reader reads it. */
  snatchCard(card: SimulatedCard): void;
  removeCard(): void;
  readonly hasCard: boolean;
  misbehave(how: Misbehaviour | undefined): void;
  /** Serves the protocol over an open link, for as long as the link lives. */
  attach(stream: ByteStream): void;
  /** Falls silent for good. Links stay with whoever opened them. */
  stop(): void;
}

export function createSamSimulator(options: SamSimulatorOptions = {}): SamSimulator {
  const { timers = realTimers, baudRate, workMs = {}, findsReadCardAgain = true } = options;
  const device = createSamDevice(findsReadCardAgain);
  const pauses = createPauses(timers);
  let misbehaviour: Misbehaviour | undefined;
  let left = Infinity;
  let stopped = false;

  const spoilt = (step: SamStep): Misbehaviour['what'] | undefined => {
    if (!misbehaviour || left <= 0 || (misbehaviour.on !== 'any' && misbehaviour.on !== step))
      return undefined;
    left -= 1;
    return misbehaviour.what;
  };

  const attach = (stream: ByteStream): void => {
    let lost = false;
    stream.onLost(() => {
      lost = true;
    });

    const send = async (bytes: Uint8Array): Promise<void> => {
      // Start, 8 data and stop bit make ten bits a byte; pieces of about 10 ms look like a line to the other end.
      const piece = baudRate === undefined ? bytes.length : Math.max(1, Math.round(baudRate / 1_000));
      for (let at = 0; at < bytes.length && !lost && !stopped; at += piece) {
        if (baudRate !== undefined) await pauses.pause((piece * 10_000) / baudRate);
        await stream.write(bytes.subarray(at, at + piece));
      }
    };

    const flood = async (): Promise<void> => {
      const cause = misbehaviour;
      const noise = new Uint8Array(64).map((_, at) => (at * 37) & 0xff);
      while (misbehaviour === cause && !lost && !stopped) {
        await stream.write(noise);
        await pauses.pause(1);
      }
    };

    const respond = async (body: Uint8Array): Promise<void> => {
      const request = toRequest(body);
      const step = stepOf(request);
      const work = workMs[step];
      if (work !== undefined) await pauses.pause(work);
      const answer = device.answer(request);
      const what = spoilt(step);
      switch (what?.type) {
        case undefined:
          return send(answer);
        case 'silence':
          return;
        case 'status':
          return send(encodeReply(what.sw3));
        case 'bytes':
          return send(what.bytes);
        case 'noise-around':
          return send(Uint8Array.from([...what.before, ...answer, ...what.after]));
        case 'cut':
          return send(answer.subarray(0, what.afterBytes));
        case 'damage':
          return send(answer.map((byte, at) => (at === answer.length - 2 ? byte ^ 0x10 : byte)));
        case 'late':
          await pauses.pause(what.ms);
          return send(answer);
        case 'flood':
          return flood();
      }
    };

    const parser = createFrameParser((body) => void respond(body));
    stream.onData((bytes) => parser.push(bytes));
  };

  return {
    putCard(card) {
      device.card = card;
    },
    snatchCard(card) {
      device.card = card;
      device.leavesWhenRead = true;
    },
    removeCard() {
      device.card = undefined;
    },
    get hasCard() {
      return device.card !== undefined;
    },
    misbehave(how) {
      misbehaviour = how;
      left = how?.times ?? Infinity;
    },
    attach,
    stop() {
      stopped = true;
      pauses.wakeForGood();
    },
  };
}

/** A simulated reader behind a simulated serial device server on this machine. */
export interface SamTcpSimulator extends Omit<SamSimulator, 'attach' | 'stop'> {
  readonly host: string;
  readonly port: number;
  readonly isPlugged: boolean;
  /** Cuts the links and refuses new ones. */
  unplug(): Promise<void>;
  /** Listens again on the same port. */
  plug(): Promise<void>;
  stop(): Promise<void>;
}

export async function createSamTcpSimulator(options: SamSimulatorOptions = {}): Promise<SamTcpSimulator> {
  const simulator = createSamSimulator(options);
  let listener = await listenOnLoopback(simulator.attach);
  let plugged = true;
  const unplug = async (): Promise<void> => {
    if (!plugged) return;
    plugged = false;
    await listener.stop();
  };
  return {
    ...simulator,
    get hasCard() {
      return simulator.hasCard;
    },
    host: '127.0.0.1',
    port: listener.port,
    get isPlugged() {
      return plugged;
    },
    unplug,
    async plug() {
      if (plugged) return;
      listener = await listenOnLoopback(simulator.attach, listener.port);
      plugged = true;
    },
    async stop() {
      simulator.stop();
      await unplug();
    },
  };
}
