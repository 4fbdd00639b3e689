import type { Result } from '../../domain/kernel/result.ts';
import type { KioskStatus } from '../../domain/visit/status.ts';
import { needsCamera, type CameraUse } from '../../domain/visit/view/needs-camera.ts';
import type { WindowScanning } from '../../preload/contract/scanning.ts';
import type { Handlers } from '../../preload/contract/table.ts';
import type { Kiosk, Measure } from '../wiring/kiosk.ts';
import { demoFace } from '../wiring/demo-faces.ts';
import { cameraUseOf, windowScanningOf } from '../wiring/window-scanning.ts';
import { logStorageFault } from '../logging/storage-fault.ts';
import type { KioskApp, Publisher, StartInput } from './app-contract.ts';
import { problemLine } from './config-problems.ts';
import type { ConfigFault, LoadedConfig } from './config.ts';
import { outOfService, touchedWhileClosed } from './out-of-service.ts';

/** A full disk is emptied and a network drive comes back without anybody touching the kiosk. */
const storageRetryMs = 10_000;

/**
 * The kiosk behind the window, whatever state it is in: at work, or out of service with a screen that says why and a
 * way back that needs no restart.
 *
 * It begins when it is told to: the entries open the window first, because the browser is the slowest part of a cold start
 * and runs beside it. A window that asks too early waits for its first status.
 */
export function startKiosk(input: StartInput, measure?: Measure): KioskApp {
  const { dataDir, assetsDir, version, log, keyProtection, server } = input;
  let window: Publisher | undefined;
  let kiosk: Kiosk | undefined;
  let closed: KioskStatus | undefined;
  let retry: NodeJS.Timeout | undefined;
  let stopped = false;
  /** Configurations arrive faster than a kiosk starts; they are taken one after the other. */
  let turn: Promise<void> = Promise.resolve();

  const publisher: Publisher = { publish: (name, payload) => window?.publish(name, payload) };

  const show = (status: KioskStatus): void => {
    closed = status;
    publisher.publish('kiosk.status', closed);
  };
  const close = (problem: 'configuration' | 'storage', detail: string): void => {
    show(outOfService(problem, detail, (closed?.revision ?? 0) + 1));
  };

  async function take(next: Result<LoadedConfig, ConfigFault>): Promise<void> {
    clearTimeout(retry);
    if (stopped) return;
    if (!next.ok) {
      // A kiosk at work goes on with what it has; a wrong edit must not empty the lobby.
      if (!kiosk)
        close('configuration', next.error.problems.map((one) => problemLine(one, 'zh-CN')).join('\n'));
      return;
    }
    if (kiosk) return kiosk.configure(next.value);
    const { createKiosk } = await import('../wiring/kiosk.ts');
    const made = await createKiosk({
      ...{ dataDir, assetsDir, version, log, publisher, loaded: next.value },
      ...(keyProtection && { keyProtection }),
      ...(measure && { measure }),
      ...(server && { server }),
    });
    if (!made.ok) {
      logStorageFault(log, made.error);
      close('storage', made.error.detail);
      retry = setTimeout(() => enqueue(next), storageRetryMs);
      return;
    }
    kiosk = made.value;
    publisher.publish('kiosk.status', kiosk.status());
    // A window that waits out of service has asked before there was anybody to answer.
    publisher.publish('scanner.window', null);
    publisher.publish('face.setup', null);
  }

  const enqueue = (next: Result<LoadedConfig, ConfigFault>): Promise<void> =>
    (turn = turn.then(() => take(next)));

  const unwatch = input.watch((next) => void enqueue(next));
  const ready = Promise.withResolvers<void>();

  /** The window may be opened before the kiosk is ready, and what it is allowed to do comes with it. */
  const scanningNow = (): WindowScanning => {
    if (kiosk) return kiosk.scanning();
    return input.config.ok ? windowScanningOf(input.config.value.config.devices) : { camera: false };
  };
  const cameraUse = (): CameraUse => {
    if (kiosk) return kiosk.cameraUse();
    return input.config.ok ? cameraUseOf(input.config.value.config) : { faces: false, codes: false };
  };
  const statusNow = () => kiosk?.status() ?? closed;
  const statusSoon = (): KioskStatus => {
    const status = statusNow();
    // Stopped before it was ready: the window is going away as well.
    if (!status) throw new Error('the kiosk stopped before it had started');
    return status;
  };

  const handlers: Handlers = {
    'kiosk.status': () => statusNow() ?? ready.promise.then(statusSoon),
    'kiosk.intent': (intent) => {
      if (kiosk) kiosk.intent(intent);
      else if (closed) show(touchedWhileClosed(closed, intent));
    },
    'hosts.search': ({ query }) => kiosk?.searchHosts(query) ?? [],
    'window.failed': ({ where }) => log.write('window.failed', { where }),
    'scanner.window': async () => {
      await ready.promise;
      kiosk?.scanWindow.came();
      return scanningNow();
    },
    'scanner.code': ({ source, text }) => kiosk?.scanWindow.code(source, text),
    'scanner.camera': ({ state }) => kiosk?.scanWindow.camera(state),
    'devices.view': () => kiosk?.page.view(),
    'devices.forms': () => kiosk?.page.forms(),
    'devices.act': (act) => kiosk?.page.act(act) ?? { outcome: 'not-allowed' },
    'devices.save': (what) => kiosk?.page.save(what) ?? { outcome: 'not-allowed' },
    'devices.found': () => kiosk?.page.found() ?? [],
    'face.setup': async () => {
      await ready.promise;
      return kiosk?.faces.setup();
    },
    'face.state': (state) => kiosk?.faces.state(state),
    'face.reference': ({ ticket }) => kiosk?.faces.reference(ticket),
    'face.result': (result) => kiosk?.faces.result(result),
    'face.pictures': () => kiosk?.faces.pictures(),
    'face.report': () => kiosk?.faces.report(),
    'dock.state': () => kiosk?.dockState(),
    'dock.act': (action) => kiosk?.dockAct(action),
  };

  return {
    handlers,
    begin() {
      void enqueue(input.config).then(ready.resolve, ready.reject);
      return ready.promise;
    },
    attach(shell) {
      window = shell;
    },
    windowLost() {
      kiosk?.scanWindow.lost();
      kiosk?.faces.lost();
    },
    pageMayUseCamera() {
      const { faces, codes } = cameraUse();
      return faces || codes;
    },
    mayUseCamera() {
      const status = statusNow();
      return status !== undefined && needsCamera(status.screen, cameraUse());
    },
    demoFile: (urlPath) =>
      kiosk?.faces.setup()?.camera.driver === 'simulator' ? demoFace(assetsDir, urlPath) : undefined,
    async stop() {
      if (stopped) return;
      stopped = true;
      clearTimeout(retry);
      unwatch();
      await turn;
      await kiosk?.stop();
    },
  };
}
