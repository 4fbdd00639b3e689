import type { DeviceReport } from '../../domain/device/report.ts';
import { isDeepStrictEqual } from 'node:util';
import type { DevicesConfig } from '../../domain/device/config/devices.ts';
import { localDay, type Instant } from '../../domain/kernel/time.ts';
import type { KioskStatus } from '../../domain/visit/status.ts';
import type { DeviceSaveResult } from '../../preload/contract/devices.ts';
import type { DockAction, DockState } from '../../preload/contract/dock.ts';
import type { WindowScanning } from '../../preload/contract/scanning.ts';
import type { Publisher } from '../app/app-contract.ts';
import type { ConfigFiles } from '../app/config-files.ts';
import type { LoadedConfig } from '../app/config.ts';
import { saveDeviceSetup } from '../app/device-setup.ts';
import type { BadgePainter } from '../badge/painter.ts';
import { createDeviceRegistry } from '../devices/health/registry.ts';
import { createCameraWindow, type CameraWindow } from '../devices/camera/camera-window.ts';
import { createScanWindow, type ScanWindow } from '../devices/code-scanner/scan-window.ts';
import type { ReaderDelays } from '../devices/id-reader/delays.ts';
import type { TimerHandle, Timers } from '../devices/transport/timers.ts';
import { createDeviceNews, type DeviceNewsDeps } from '../flow/device-news.ts';
import { createDevicePage, type DevicePage } from '../flow/device-page.ts';
import type { KioskFlow } from '../flow/kiosk-flow.ts';
import type { Fleet } from '../flow/fleet.ts';
import { createSignalRunner, type SignalRules } from '../flow/signals.ts';
import type { Logger } from '../logging/logger.ts';
import { logStorageFault } from '../logging/storage-fault.ts';
import type { NotedFact, Store } from '../storage/store.ts';
import { createPortAccess } from './builders/access.ts';
import { createBuilders } from './builders/index.ts';
import { createFleet } from './fleet.ts';
import { windowScanningOf } from './window-scanning.ts';
import { createSimulation } from './simulation.ts';

export interface DevicesDeps {
  readonly loaded: LoadedConfig;
  readonly assetsDir: string;
  readonly dataDir: string;
  readonly files: ConfigFiles;
  readonly publisher: Publisher;
  readonly store: Store;
  readonly painter: BadgePainter;
  readonly flow: KioskFlow;
  readonly note: (fact: NotedFact) => void;
  readonly log: Logger;
  readonly now: () => Instant;
  readonly timers: Timers;
  readonly readerDelays?: Partial<ReaderDelays>;
  readonly onCardRead?: (lastByteAtMs: number) => void;
  /** See `DeviceNewsDeps`. */
  readonly onPortrait: NonNullable<DeviceNewsDeps['onPortrait']>;
  /** The device page wrote this configuration. */
  readonly onSaved: (loaded: LoadedConfig) => void;
}

/** Everything around the kiosk's devices: built, watched, set up anew, shown on the device page, simulated in the dock. */
export interface Devices {
  readonly fleet: Fleet;
  readonly page: DevicePage;
  readonly scanWindow: ScanWindow;
  readonly cameraWindow: CameraWindow;
  scanning(): WindowScanning;
  /** Resolves when every device is built and starting. */
  begin(): Promise<void>;
  /** Takes effect between two visits: nobody's badge is cut short by a change of the printer. */
  configure(loaded: LoadedConfig): void;
  onStatus(status: KioskStatus): void;
  /** How each device is doing. */
  reports(): readonly DeviceReport[];
  dockState(): DockState | undefined;
  dockAct(action: DockAction): Promise<void>;
  stop(): Promise<void>;
}

/** A page that redraws at every poll of every device is of no use; nor is the ledger's disk for counting reads. */
const pageEveryMs = 300;
const countsEveryMs = 60_000;
/** Until then devices are found by trying. */
const plugsAfterMs = 5_000;

export function createDevices(deps: DevicesDeps): Devices {
  const { publisher, store, flow, log, now, timers, files } = deps;
  let { loaded } = deps;
  let rules = rulesOf(loaded.config.devices);
  let scanning = windowScanningOf(loaded.config.devices);
  let waiting: DevicesConfig | undefined;
  let redraw: TimerHandle | undefined;
  let saving: TimerHandle | undefined;
  let noticing: TimerHandle | undefined;

  const registry = createDeviceRegistry(now);
  const news = createDeviceNews({
    ...{ registry, log, now },
    dispatch: flow.dispatch,
    note: deps.note,
    onPortrait: deps.onPortrait,
    ...(deps.onCardRead && { onCardRead: deps.onCardRead }),
  });
  const access = createPortAccess();
  const scanWindow = createScanWindow();
  const cameraWindow = createCameraWindow(() => publisher.publish('face.setup', null));
  const simulation = createSimulation(deps.assetsDir, (state) => publisher.publish('dock.state', state));
  const fleet = createFleet({
    ...{ news, registry },
    build: createBuilders({
      ...{ timers, simulation, access, feed: scanWindow, cameraFeed: cameraWindow },
      readerDelays: deps.readerDelays ?? {},
      today: () => localDay(now(), loaded.config.site.timeZone),
      dataDir: deps.dataDir,
      node: store.node,
    }),
    watchOf: (id) => ({ id, registry, timers, onHang: news.hung }),
    storedCounts: (id) => store.devices.counts(id),
    saveCounts(id, counts) {
      const saved = store.devices.saveCounts(id, counts);
      if (!saved.ok) logStorageFault(log, saved.error);
      return saved.ok;
    },
  });

  const signals = createSignalRunner(fleet.relayBoards, () => rules);
  const page = createDevicePage({
    ...{ now, log },
    fleet: {
      ...fleet,
      async restart(id) {
        const isThere = await fleet.restart(id);
        // A board that was restarted is at rest, whatever it had to show.
        if (fleet.relayBoard(id)) signals.refresh();
        return isThere;
      },
    },
    devices: store.devices,
    painter: deps.painter,
    technician: flow.technician,
    setting: flow.setting,
    save: (what) => Promise.resolve(save(what)),
    findPorts: async () => (await import('./found-ports.ts')).findPorts(access),
    onTouch: () => flow.dispatch({ type: 'intent', intent: { type: 'still-here' } }),
  });

  function save(what: Parameters<DevicePage['save']>[0]): DeviceSaveResult {
    const saved = saveDeviceSetup(loaded, what, files);
    if (!saved.ok) return saved.error;
    deps.onSaved(saved.value);
    return { outcome: 'saved', untilRestart: saved.value.source === 'demo' };
  }

  registry.onChange(() => {
    if (!flow.technician()) return;
    redraw ??= timers.setTimeout(() => {
      redraw = undefined;
      const view = page.view();
      if (view) publisher.publish('devices.view', view);
    }, pageEveryMs);
  });

  const keepCounts = (): void => {
    saving = timers.setTimeout(() => {
      fleet.saveCounts();
      keepCounts();
    }, countsEveryMs);
  };

  const applyBetweenVisits = ({ screen }: KioskStatus): void => {
    if (!waiting || (screen.name !== 'home' && screen.name !== 'staff-devices')) return;
    const next = waiting;
    waiting = undefined;
    void apply(next);
  };

  const apply = async (next: DevicesConfig): Promise<void> => {
    rules = rulesOf(next);
    await fleet.apply(next);
    scanning = windowScanningOf(next);
    publisher.publish('scanner.window', null);
    signals.refresh();
  };

  const noticePlugs = (): void => {
    void access.hotPlug.start().then((noticed) => {
      if (!noticed.ok) log.write('device.no-hot-plug', { detail: noticed.error.detail });
    });
  };

  return {
    fleet,
    page,
    scanWindow,
    cameraWindow,
    scanning: () => scanning,
    async begin() {
      // Later: asking every USB device for its name takes longer than a cold start may.
      noticing = timers.setTimeout(noticePlugs, plugsAfterMs);
      await apply(loaded.config.devices);
      keepCounts();
    },
    configure(next) {
      // Another part of the file changed; what waits for the end of a visit goes on waiting.
      const isSame = isDeepStrictEqual(loaded.config.devices, next.config.devices);
      loaded = next;
      if (isSame) return;
      waiting = next.config.devices;
      applyBetweenVisits(flow.status());
    },
    onStatus(status) {
      signals.show(status);
      applyBetweenVisits(status);
    },
    reports: registry.reports,
    dockState: simulation.state,
    dockAct: simulation.act,
    async stop() {
      timers.clearTimeout(saving);
      timers.clearTimeout(noticing);
      await fleet.stop();
      // Only now: devices report until the last moment, and the store is about to close.
      timers.clearTimeout(redraw);
      await simulation.stop();
      await access.hotPlug.stop();
    },
  };
}

/** A kind of device that the site has none of is not missing. */
function rulesOf({ idReaders, labelPrinters, codeScanners, cameras, signals }: DevicesConfig): SignalRules {
  const lists = {
    reader: idReaders,
    printer: labelPrinters,
    scanner: codeScanners,
    camera: cameras,
  } as const;
  const kinds = ['reader', 'printer', 'scanner', 'camera'] as const;
  return { ...signals, watched: kinds.filter((kind) => lists[kind].length > 0) };
}
