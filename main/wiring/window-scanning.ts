import type { DevicesConfig } from '../../domain/device/config/devices.ts';
import type { CameraUse } from '../../domain/visit/view/needs-camera.ts';
import type { WindowScanning } from '../../preload/contract/scanning.ts';
import type { KioskConfig } from '../app/config-schema.ts';

/** What the window has to listen for; of several scanners that type, the first says how. */
export function windowScanningOf({ codeScanners }: DevicesConfig): WindowScanning {
  const keyboard = codeScanners.find((one) => one.driver === 'keyboard');
  return {
    ...(keyboard && { keyboard: { endKey: keyboard.endKey, keyGapMs: keyboard.keyGapMs } }),
    camera: codeScanners.some(({ driver }) => driver === 'camera'),
  };
}

/** What looks through the machine's own camera; a simulated one needs nobody's leave. */
export function cameraUseOf({ devices, face }: Pick<KioskConfig, 'devices' | 'face'>): CameraUse {
  return {
    faces: face.enabled && devices.cameras.some(({ driver }) => driver === 'window'),
    codes: windowScanningOf(devices).camera,
  };
}
