import type { DockState } from '../../../preload/contract/dock.ts';
import { createScannerSimulator } from '../../devices/code-scanner/simulator.ts';
import type { Simulated } from './simulated.ts';

/** A code scanner behind a serial device server. */
export async function simulateScanner(id: string): Promise<Simulated<DockState['scanners'][number]>> {
  const scanner = createScannerSimulator();
  await scanner.plug();
  return {
    id,
    port: scanner.port,
    state: () => ({ id, plugged: scanner.isPlugged() }),
    act(action) {
      switch (action.type) {
        case 'scan-code':
          return scanner.scan(action.text);
        case 'unplug-scanner':
          return scanner.unplug();
        case 'plug-scanner':
          return scanner.plug();
        default:
          return;
      }
    },
    stop: () => scanner.unplug(),
  };
}
