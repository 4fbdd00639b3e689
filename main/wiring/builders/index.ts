import type { LocalDay } from '../../../domain/kernel/time.ts';
import type { CameraFeed } from '../../devices/camera/camera-window.ts';
import type { WindowFeed } from '../../devices/code-scanner/scan-window.ts';
import type { ReaderDelays } from '../../devices/id-reader/delays.ts';
import type { Timers } from '../../devices/transport/timers.ts';
import type { FleetBuilders } from '../fleet.ts';
import type { Simulation } from '../simulation.ts';
import type { PortAccess } from './access.ts';
import { buildCameras } from './cameras.ts';
import { buildCodeScanners } from './code-scanners.ts';
import { buildIdReaders } from './id-readers.ts';
import { buildLabelPrinters } from './label-printers.ts';
import { buildRelayBoards } from './relay-boards.ts';

export interface BuilderDeps {
  readonly timers: Timers;
  readonly access: PortAccess;
  readonly simulation: Simulation;
  /** For scanners whose codes come through the window. */
  readonly feed: WindowFeed;
  /** For the camera, which the window opens. */
  readonly cameraFeed: CameraFeed;
  readonly readerDelays: Partial<ReaderDelays>;
  /** The day at the site. */
  readonly today: () => LocalDay;
  readonly dataDir: string;
  /** This kiosk's name in the ledger. */
  readonly node: string;
}

/** The only place that picks a driver, a transport or a simulator. */
export function createBuilders(deps: BuilderDeps): FleetBuilders {
  return {
    idReaders: (configs, fleet) => buildIdReaders(configs, deps, fleet),
    labelPrinters: (configs, fleet) => buildLabelPrinters(configs, deps, fleet),
    codeScanners: (configs, fleet) => buildCodeScanners(configs, deps, fleet),
    cameras: (configs, fleet) => buildCameras(configs, deps, fleet),
    relayBoards: (configs, fleet) => buildRelayBoards(configs, deps, fleet),
  };
}
