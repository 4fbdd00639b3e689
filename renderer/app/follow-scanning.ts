import type { WindowScanning } from '../../preload/contract/scanning.ts';
import { bridge, onConnection } from '../bridge/index.ts';
import { listenForCodes } from '../kiosk/wedge/listen.ts';
import { pageMayUseCamera } from './page-camera.ts';
import { useKioskStore } from './store.ts';

/** Sends a code to main. A lost line is shown by the connection takeover; the visitor scans again. */
export function sendCode(source: 'keyboard' | 'camera', text: string): void {
  bridge.call('scanner.code', { source, text }).catch(() => undefined);
}

/** Asks main what to listen for, at once, after every reconnection and whenever main says that it has changed. */
export function followScanning(): void {
  let stop = (): void => undefined;
  const take = ({ keyboard, camera }: WindowScanning): void => {
    if (camera && !pageMayUseCamera()) return location.reload();
    stop();
    stop = keyboard ? listenForCodes(keyboard, (text) => sendCode('keyboard', text)) : () => undefined;
    useKioskStore.setState({ camera });
  };
  const ask = (): void => void bridge.call('scanner.window', undefined).then(take, () => undefined);
  bridge.on('scanner.window', ask);
  onConnection((connection) => {
    if (connection === 'connected') ask();
  });
}
