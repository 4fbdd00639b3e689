import type { ByteStream } from '../transport/byte-stream.ts';
import { createPauses } from '../transport/pauses.ts';
import { createSimulatedPlug, type SimulatedPlug } from '../transport/simulated-plug.ts';
import { realTimers } from '../transport/timers.ts';
import type { Timers } from '../transport/timers.ts';
import { createRelayMischief, spoilAnswer } from './simulated-faults.ts';
import type { RelayFault } from './simulated-faults.ts';
import { obeyModbus, simulatedRtu, simulatedTcp } from './simulated-modbus.ts';
import type { ModbusHabits } from './simulated-modbus.ts';
import { createSimulatedRelays } from './simulated-relays.ts';
import type { SimulatedRelays } from './simulated-relays.ts';

export interface RelaySimulatorOptions extends Partial<ModbusHabits> {
  readonly protocol: 'modbus-tcp' | 'modbus-rtu' | 'lcus';
  readonly relayCount?: number;
  readonly timers?: Timers;
}

/** A simulated relay board that speaks its protocol over whatever link it is given. */
export interface RelaySimulator {
  readonly relays: SimulatedRelays;
  /** @param times how many answers it spoils; all from now on when left out. LCUS boards answer nothing. */
  misbehave(fault: RelayFault | undefined, times?: number): void;
  /** Serves the protocol over an open link, for as long as the link lives. */
  attach(stream: ByteStream): void;
  /** Falls silent for good. */
  stop(): void;
}

export function createRelaySimulator(options: RelaySimulatorOptions): RelaySimulator {
  const { protocol, relayCount = 8, timers = realTimers } = options;
  const { unit = 1, firstCoil = 0, knowsWriteMany = true, knowsRead = true } = options;
  const habits: ModbusHabits = { unit, firstCoil, knowsWriteMany, knowsRead };
  const relays = createSimulatedRelays(relayCount, timers);
  const mischief = createRelayMischief();
  const pauses = createPauses(timers);
  let isStopped = false;

  const attachModbus = (stream: ByteStream): void => {
    const framing = protocol === 'modbus-tcp' ? simulatedTcp : simulatedRtu;
    let isLost = false;
    let heard = new Uint8Array();

    const flood = async (fault: RelayFault): Promise<void> => {
      const noise = Uint8Array.from({ length: 256 }, (_, at) => (at * 37) & 0xff);
      while (mischief.isStillOn(fault) && !isLost && !isStopped) {
        await stream.write(noise);
        await pauses.pause(5);
      }
    };

    const respond = async (frame: Uint8Array): Promise<void> => {
      if (framing.unitOf(frame) !== unit) return;
      const fault = mischief.strike();
      if (fault?.type === 'flood') return flood(fault);
      const pdu = framing.pduOf(frame);
      const isRefused = fault?.type === 'exception';
      const answer = isRefused
        ? Uint8Array.of((pdu[0] ?? 0) | 0x80, fault.code)
        : obeyModbus(pdu, relays, habits);
      if (fault?.type === 'late') await pauses.pause(fault.ms);
      if (!isStopped) await stream.write(spoilAnswer(framing.answer(frame, answer), fault));
    };

    stream.onLost(() => {
      isLost = true;
    });
    stream.onData((bytes) => {
      heard = Uint8Array.of(...heard, ...bytes);
      for (let taken = framing.take(heard); ; taken = framing.take(heard)) {
        heard = Uint8Array.from(taken.rest);
        if (!taken.frame) return;
        void respond(taken.frame);
      }
    });
  };

  const attachLcus = (stream: ByteStream): void => {
    let heard: number[] = [];
    stream.onData((bytes) => {
      for (const byte of bytes) {
        heard = [...heard, byte].slice(-4);
        const [start, relay = 0, state = 0, sum] = heard;
        if (heard.length < 4 || start !== 0xa0 || sum !== ((0xa0 + relay + state) & 0xff)) continue;
        heard = [];
        if (!isStopped && relay >= 1 && relay <= relayCount && state <= 1) relays.move(relay, state === 1);
      }
    });
  };

  return {
    relays,
    misbehave: mischief.plan,
    attach: protocol === 'lcus' ? attachLcus : attachModbus,
    stop() {
      isStopped = true;
      pauses.wakeForGood();
    },
  };
}

/** A simulated board on a loopback port: a Modbus TCP board, or any other behind a serial device server. */
export interface RelayTcpSimulator
  extends Pick<RelaySimulator, 'relays' | 'misbehave'>, Omit<SimulatedPlug, 'port'> {
  readonly host: string;
  readonly port: number;
  stop(): Promise<void>;
}

/** Made plugged in. Unplugged, its relays stay as they stand. */
export async function createRelayTcpSimulator(options: RelaySimulatorOptions): Promise<RelayTcpSimulator> {
  const { attach, stop, relays, misbehave } = createRelaySimulator(options);
  const cable = createSimulatedPlug(attach);
  await cable.plug();
  return {
    ...{ ...cable, relays, misbehave },
    host: '127.0.0.1',
    port: cable.port(),
    async stop() {
      stop();
      await cable.unplug();
    },
  };
}
