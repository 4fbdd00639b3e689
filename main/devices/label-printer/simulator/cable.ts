import type { ByteStream } from '../../transport/byte-stream.ts';

interface SimulatedCableOptions {
  readonly onBytes: (bytes: Uint8Array) => void;
  readonly onGone: () => void;
}

/** The printer's end of a cable: a serial line, or USB seen as bytes. */
interface SimulatedCable {
  /** Puts a cable in; the one before, if any, is left to itself. */
  attach(stream: ByteStream): void;
  isAttached(): boolean;
  send(bytes: Uint8Array): void;
  /** Breaks the link in the middle of whatever is on it. */
  cut(): void;
}

/** A printer does not store up what nobody fetches. */
const maxUnsentBytes = 1 << 20;

export function createSimulatedCable({ onBytes, onGone }: SimulatedCableOptions): SimulatedCable {
  let present: ByteStream | undefined;
  let unsentBytes = 0;

  const detach = (stream: ByteStream): void => {
    if (stream !== present) return;
    present = undefined;
    onGone();
  };

  return {
    attach(stream) {
      if (present) detach(present);
      present = stream;
      unsentBytes = 0;
      stream.onData((bytes) => {
        if (stream === present) onBytes(bytes);
      });
      stream.onLost(() => detach(stream));
    },
    isAttached: () => present !== undefined,
    send(bytes) {
      const stream = present;
      if (!stream || unsentBytes >= maxUnsentBytes) return;
      unsentBytes += bytes.length;
      void stream.write(bytes).then(() => {
        if (stream === present) unsentBytes -= bytes.length;
      });
    },
    cut() {
      const stream = present;
      if (!stream) return;
      detach(stream);
      void stream.close();
    },
  };
}
