import type { Result } from '../../../domain/kernel/result.ts';

/** Why a link could not be opened or was lost; `detail` is for the log and the device page, in English. */
export interface LinkFault {
  readonly kind: 'refused' | 'timeout' | 'lost' | 'no-such-port' | 'busy' | 'denied';
  readonly detail: string;
}

/** An open two-way byte link: a serial port, a TCP connection, later HID or USB bulk. */
export interface ByteStream {
  /** Resolves when the operating system has taken every byte, with a fault when it did not. */
  write(bytes: Uint8Array): Promise<Result<void, LinkFault>>;
  onData(listener: (bytes: Uint8Array) => void): () => void;
  /** Called once, when the link is gone for any reason other than `close()`. */
  onLost(listener: (fault: LinkFault) => void): () => void;
  /** Half-closes where the link can, waits for the other side at most `graceMs`, then drops it. */
  close(graceMs?: number): Promise<void>;
}

/** Knows how to open one link; drivers reconnect by calling it again. */
export interface Transport {
  /** For people: `tcp 192.168.1.20:9100`, `serial /dev/ttyUSB0 115200`. */
  readonly name: string;
  open(): Promise<Result<ByteStream, LinkFault>>;
}
