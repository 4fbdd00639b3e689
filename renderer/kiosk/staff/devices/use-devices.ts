import { useEffect, useState } from 'react';
import type { DevicesView } from '../../../../preload/contract/devices.ts';
import { useKioskStore } from '../../../app/store.ts';
import { bridge } from '../../../bridge/index.ts';

interface DevicesNow {
  /** `undefined` until main has answered. */
  readonly devices: DevicesView['devices'] | undefined;
  /** Asks again: what a person wrote down is no news of a device. */
  readonly refresh: () => void;
}

/** How every device is, as main tells it. */
export function useDevices(): DevicesNow {
  const [view, setView] = useState<DevicesView>();
  const connection = useKioskStore((state) => state.connection);
  const refresh = () =>
    void bridge.call('devices.view', undefined).then(
      // None while the page is being left; the last one stays until it is.
      (answer) => answer && setView(answer),
      () => undefined,
    );

  useEffect(() => bridge.on('devices.view', setView), []);
  // What happened while the line was down was told to nobody.
  useEffect(() => {
    if (connection !== 'disconnected') refresh();
  }, [connection]);

  return { devices: view?.devices, refresh };
}
