import type { ByteStream } from '../../main/devices/transport/byte-stream.ts';
import { createSerialTransport } from '../../main/devices/transport/serial.ts';
import { createPtyPair } from './pty-pair.ts';

/** A pseudo-terminal pair: the driver opens `path`, a simulator holds the other end. */
export interface SerialFarEnd {
  readonly path: string;
  unplug(): Promise<void>;
  plug(): Promise<void>;
  stop(): Promise<void>;
}

export async function holdSerialFarEnd(
  simulator: { attach(farEnd: ByteStream): void; stop(): unknown },
  baudRate: number,
): Promise<SerialFarEnd> {
  const cable = await createPtyPair();
  let farEnd: ByteStream | undefined;
  const attach = async (): Promise<void> => {
    const opened = await createSerialTransport({ path: cable.b, baudRate }).open();
    if (!opened.ok) throw new Error(`Far end did not open: ${opened.error.detail}`);
    farEnd = opened.value;
    simulator.attach(farEnd);
  };
  await attach();
  return {
    path: cable.a,
    unplug: () => cable.cut(),
    async plug() {
      await cable.join();
      await attach();
    },
    async stop() {
      await simulator.stop();
      await farEnd?.close();
      await cable.remove();
    },
  };
}
