import { useRef, useState } from 'react';
import type { DeviceAct, DeviceActResult } from '../../../../preload/contract/devices.ts';
import { bridge } from '../../../bridge/index.ts';

/** What was last asked of a device, and what came of it; no result as long as it is at it. */
export interface LastAct {
  readonly act: DeviceAct;
  readonly result?: DeviceActResult;
}

interface DeviceActs {
  readonly last: LastAct | undefined;
  readonly perform: (act: DeviceAct) => void;
  /** Another view: what comes of the last act is not told any more. */
  readonly forget: () => void;
}

/** Acts on devices; `onDone` is called when each is over. */
export function useDeviceActs(onDone: () => void): DeviceActs {
  const [last, setLast] = useState<LastAct>();
  const newest = useRef(0);
  return {
    last,
    forget() {
      newest.current += 1;
      setLast(undefined);
    },
    perform(act) {
      newest.current += 1;
      const mine = newest.current;
      setLast({ act });
      const settle = (result: DeviceActResult) => {
        if (mine === newest.current) setLast({ act, result });
        onDone();
      };
      bridge.call('devices.act', act).then(settle, () => settle({ outcome: 'failed' }));
    },
  };
}
