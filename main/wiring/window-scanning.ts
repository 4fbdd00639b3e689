import type { DevicesConfig } from '../../domain/device/config/devices.ts';
import type { WindowScanning } from '../../preload/contract/scanning.ts';

/** What the window has to listen for; of several scanners that type, the first says how. */
export function windowScanningOf({ codeScanners }: DevicesConfig): WindowScanning {
  const keyboard = codeScanners.find((one) => one.driver === 'keyboard');
  return {
    ...(keyboard && { keyboard: { endKey: keyboard.endKey, keyGapMs: keyboard.keyGapMs } }),
    camera: codeScanners.some(({ driver }) => driver === 'camera'),
  };
}
