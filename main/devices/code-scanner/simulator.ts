import { createSimulatedTalker, type SimulatedTalker } from '../transport/simulated-plug.ts';

export interface ScannerSimulatorOptions {
  /** 0 takes any free port, which is then kept for good. */
  readonly port?: number;
  readonly prefix?: string;
  /** What the scanner sends after each code; `''` for none. */
  readonly suffix?: string;
}

/** A code scanner behind a serial device server on a loopback port, and the hand that holds codes before it. */
export interface ScannerSimulator extends SimulatedTalker {
  /** Beeps and sends the code. */
  scan(text: string): void;
}

/** Made unplugged; call `plug()`. */
export function createScannerSimulator(options: ScannerSimulatorOptions = {}): ScannerSimulator {
  const { prefix = '', suffix = '\r\n' } = options;
  const talker = createSimulatedTalker(options.port);
  return { ...talker, scan: (text) => talker.sendBytes(Buffer.from(`${prefix}${text}${suffix}`)) };
}
