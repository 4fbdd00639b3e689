import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLineScanner } from '../../../main/devices/code-scanner/driver.ts';
import {
  createScannerSimulator,
  type ScannerSimulator,
} from '../../../main/devices/code-scanner/simulator.ts';
import type { Transport } from '../../../main/devices/transport/byte-stream.ts';
import { createSerialTransport } from '../../../main/devices/transport/serial.ts';
import { createTcpTransport } from '../../../main/devices/transport/tcp.ts';
import { realTimers } from '../../../main/devices/transport/timers.ts';
import { codeScannerContract } from './code-scanner-contract.ts';
import type { CodeScannerRig } from './code-scanner-contract.ts';

const halfLine = (simulator: ScannerSimulator) => (text: string) => simulator.sendBytes(Buffer.from(text));
const lineScanner = (transport: Transport) => createLineScanner({ transport, timers: realTimers });

async function overTcp(): Promise<CodeScannerRig> {
  const simulator = createScannerSimulator();
  await simulator.plug();
  const scanner = lineScanner(
    createTcpTransport({ host: '127.0.0.1', port: simulator.port(), connectTimeoutMs: 3_000 }),
  );
  return {
    ...simulator,
    half: halfLine(simulator),
    scanner,
    async close() {
      await scanner.stop();
      await simulator.unplug();
    },
  };
}

/** A pseudo-terminal is a real serial port to the driver; socat joins it to the simulator. */
async function overPseudoTerminal(): Promise<CodeScannerRig> {
  const folder = await mkdtemp(join(tmpdir(), 'yingbin-scanner-'));
  const path = join(folder, 'tty');
  const simulator = createScannerSimulator();
  const scanner = lineScanner(createSerialTransport({ path, baudRate: 115_200 }));
  let cable: ChildProcess | undefined;

  const plug = async (): Promise<void> => {
    await simulator.plug();
    cable = spawn('socat', [`PTY,link=${path},rawer`, `TCP:127.0.0.1:${simulator.port()}`]);
    // By the time the far end is connected the pseudo-terminal is there: socat opens them in order.
    await simulator.whenHeard();
  };
  const unplug = async (): Promise<void> => {
    const gone = cable && cable.exitCode === null ? once(cable, 'exit') : undefined;
    cable?.kill();
    await gone;
    cable = undefined;
    await simulator.unplug();
  };

  await plug();
  return {
    ...simulator,
    half: halfLine(simulator),
    scanner,
    plug,
    unplug,
    async close() {
      await scanner.stop();
      await unplug();
      await rm(folder, { recursive: true });
    },
  };
}

codeScannerContract('lines over TCP', overTcp);
if (spawnSync('socat', ['-V']).status === 0)
  codeScannerContract('lines over a serial port', overPseudoTerminal);
