import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { VisitId } from '../../domain/kernel/brand.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { instant, type Instant } from '../../domain/kernel/time.ts';
import type { Intent } from '../../domain/visit/intent.ts';
import type { CameraUse } from '../../domain/visit/view/needs-camera.ts';
import type { KioskStatus } from '../../domain/visit/status.ts';
import type { DockAction, DockState } from '../../preload/contract/dock.ts';
import type {
  FacePictures,
  FaceReference,
  FaceReport,
  FaceResult,
  FaceSetup,
  FaceState,
} from '../../preload/contract/face.ts';
import type { WindowScanning } from '../../preload/contract/scanning.ts';
import type { HostHit } from '../../preload/contract/table.ts';
import type { KeyProtection, Publisher } from '../app/app-contract.ts';
import { diskFiles } from '../app/config-files.ts';
import type { LoadedConfig } from '../app/config.ts';
import { createBadgePainter } from '../badge/painter.ts';
import type { ScanWindow } from '../devices/code-scanner/scan-window.ts';
import type { ReaderDelays } from '../devices/id-reader/delays.ts';
import { realTimers } from '../devices/transport/timers.ts';
import { badgeContent } from '../flow/badge-content.ts';
import { createBadgeDesk } from '../flow/badge-desk.ts';
import { createBadgeQueue } from '../flow/badge-queue.ts';
import type { DevicePage } from '../flow/device-page.ts';
import { createEffectRunner } from '../flow/effects.ts';
import { createFaceCustody } from '../flow/face-custody.ts';
import { createKioskFlow } from '../flow/kiosk-flow.ts';
import { createPassDesk } from '../flow/pass-desk.ts';
import { createPhoneDesk } from '../flow/phone-desk.ts';
import { createStaffGate } from '../flow/staff-gate.ts';
import type { Logger } from '../logging/logger.ts';
import { logStorageFault } from '../logging/storage-fault.ts';
import { openKeyRing } from '../storage/keys/key-file.ts';
import { openStore } from '../storage/open-store.ts';
import { passCrypto } from '../../crypto/pass-crypto.ts';
import { timeOrderedId } from '../../crypto/time-ordered-id.ts';
import { hashPin, verifyPin } from '../storage/staff-pin.ts';
import type { NotedFact, Store, StoreFault } from '../storage/store.ts';
import { readDemoPeople } from './demo-people.ts';
import { seedDemo } from './demo-seed.ts';
import { createDevices } from './devices.ts';
import { createFace } from './face.ts';
import { createPassKeys } from './pass-keys.ts';
import { settingOf } from './setting-of.ts';
import { createSiteServer, type ServerPlace } from './site-server.ts';
import { withSiteRules } from './site-rules.ts';

export interface KioskInput {
  readonly loaded: LoadedConfig;
  readonly dataDir: string;
  readonly assetsDir: string;
  readonly version: string;
  readonly log: Logger;
  readonly publisher: Publisher;
  readonly keyProtection?: KeyProtection;
  readonly measure?: Measure;
  /** The site server as the environment names it. */
  readonly server?: ServerPlace;
}

/** What bench/card-to-badge.ts adds to a kiosk that is otherwise the real one. */
export interface Measure {
  /** People and reservations of its own. */
  readonly prepare?: (store: Store) => void;
  readonly readerDelays?: Partial<ReaderDelays>;
  /** Milliseconds of the timers' clock. */
  readonly onCardRead?: (lastByteAtMs: number) => void;
  readonly onLabelAccepted?: () => void;
}

/** What the window asks of faces; main answers in the moments that have a use for it. */
export interface KioskFaces {
  setup(): FaceSetup | undefined;
  state(state: FaceState): void;
  /** The window crashed, closed or lost its line. */
  lost(): void;
  reference(ticket: number): FaceReference | undefined;
  result(result: FaceResult): void;
  pictures(): FacePictures | undefined;
  report(): FaceReport | undefined;
}

/** A kiosk at work: storage open, devices watched, one flow. */
export interface Kiosk {
  status(): KioskStatus;
  intent(intent: Intent): void;
  searchHosts(query: string): readonly HostHit[];
  readonly page: DevicePage;
  readonly scanWindow: ScanWindow;
  /** What the window has to listen for. */
  scanning(): WindowScanning;
  readonly faces: KioskFaces;
  cameraUse(): CameraUse;
  dockState(): DockState | undefined;
  dockAct(action: DockAction): Promise<void>;
  /** Takes over what may change while the kiosk runs: policy, risk tier, words, delays, devices. */
  configure(loaded: LoadedConfig): void;
  stop(): Promise<void>;
}

const wallClock = (): Instant => instant(Date.now());

/** Puts the parts together. Everything that is chosen is chosen here: clock, randomness, drivers, files. */
export async function createKiosk(input: KioskInput): Promise<Result<Kiosk, StoreFault>> {
  const { dataDir, assetsDir, version, log, publisher, keyProtection, measure = {} } = input;
  const { config } = input.loaded;
  const keyRing = openKeyRing({
    dir: dataDir,
    randomBytes,
    ...(keyProtection && { protector: keyProtection }),
  });
  if (!keyRing.ok) return err(keyRing.error);
  const opened = openStore({
    dir: dataDir,
    keyRing: keyRing.value,
    now: wallClock,
    randomBytes,
    timeZone: config.site.timeZone,
    badgePrefix: config.site.badgePrefix,
    purpose: config.demo ? 'demo' : 'site',
  });
  if (!opened.ok) return err(opened.error);
  const store = opened.value;
  /** What counts: the file, and over it what the site's server says. */
  const ruled = (from: LoadedConfig): LoadedConfig => withSiteRules(from, store.sync.settings());
  const loaded = ruled(input.loaded);
  const note = (fact: NotedFact): void => {
    const noted = store.note(fact, { kind: 'system' });
    if (!noted.ok) logStorageFault(log, noted.error);
  };
  note({ type: 'kiosk.started', version });
  note(policyApplied(loaded));
  // Approved at another node, and then the power went.
  const settled = store.visits.settleAllReviewed();
  if (!settled.ok) logStorageFault(log, settled.error);

  const custody = createFaceCustody();
  const face = createFace({
    ...{ loaded, store, custody, publisher, log, note },
    files: diskFiles,
    now: wallClock,
    timers: realTimers,
    flow: () => flow,
  });
  const setting = settingOf(loaded, face.rules().setting);
  if (config.demo) {
    await seedDemo(readDemoPeople(assetsDir), { store, setting, hashPin, now: wallClock() });
  }
  measure.prepare?.(store);
  const painter = createBadgePainter({ fontPath: join(assetsDir, 'fonts', 'NotoSansCJKsc-Medium.otf') });
  const desk = createBadgeDesk({
    ...{ painter, log },
    visits: store.visits,
    printers: () => devices.fleet.printers(),
    content: badgeContent,
    now: wallClock,
    ...(measure.onLabelAccepted && { onAccepted: measure.onLabelAccepted }),
  });
  const queue = createBadgeQueue(desk);
  const phones = createPhoneDesk({
    node: store.node,
    hosts: store.hosts,
    taken: {
      isTaken: store.sync.isFormTaken,
      take(id, outcome) {
        const taken = store.sync.formTaken({ id, outcome });
        if (!taken.ok) logStorageFault(log, taken.error);
      },
    },
    crypto: passCrypto,
    randomBytes,
    timers: realTimers,
    now: wallClock,
    dispatch: (event) => flow.dispatch(event),
  });
  const gate = createStaffGate({ staff: store.staff, verifyPin, now: wallClock });
  const flow = createKioskFlow({
    setting,
    hosts: store.hosts,
    run: createEffectRunner({
      ...{ store, desk, queue, phones, gate, log },
      face: face.desk,
      pass: createPassDesk({
        store,
        keys: createPassKeys(store.sync),
        crypto: passCrypto,
        now: wallClock,
        log,
      }),
      now: wallClock,
      playCue: (cue) => publisher.publish('kiosk.cue', cue),
    }),
    timers: realTimers,
    now: wallClock,
    newVisitId: () => timeOrderedId(wallClock(), randomBytes) as VisitId,
    publish(status) {
      publisher.publish('kiosk.status', status);
      face.desk.follow();
      devices.onStatus(status);
    },
    log,
  });
  const devices = createDevices({
    ...{ assetsDir, dataDir, publisher, store, painter, log, note, flow },
    loaded,
    files: diskFiles,
    now: wallClock,
    timers: realTimers,
    onPortrait: face.desk.cardRead,
    ...(measure.readerDelays && { readerDelays: measure.readerDelays }),
    ...(measure.onCardRead && { onCardRead: measure.onCardRead }),
    onSaved: configure,
  });
  await devices.begin();
  face.begin();
  let file = input.loaded;
  let applied = loaded;
  const siteServer = createSiteServer({
    ...{ store, version, log, phones },
    timeZone: config.site.timeZone,
    mayJoinAnew: config.demo,
    timers: realTimers,
    now: wallClock,
    devices: devices.reports,
    faceBasis: () => applied.config.face.egressBasis,
    dispatch: (event) => flow.dispatch(event),
    onSettings: () => configure(file),
  });
  const findServer = ({ config: { server } }: LoadedConfig): void =>
    siteServer.configure({ ...server, ...given(input.server) });
  findServer(loaded);

  function configure(from: LoadedConfig): void {
    file = from;
    const next = ruled(from);
    // What the device page has written, the watched file says once more.
    if (isDeepStrictEqual(next, applied)) return;
    applied = next;
    findServer(next);
    note(policyApplied(next));
    face.configure(next);
    flow.dispatch({ type: 'setting-changed', setting: settingOf(next, face.rules().setting) });
    devices.configure(next);
  }

  return ok({
    status: flow.status,
    intent: flow.intent,
    searchHosts: flow.searchHosts,
    page: devices.page,
    scanWindow: devices.scanWindow,
    scanning: devices.scanning,
    faces: {
      setup: () => face.setup(devices.cameraWindow.setup()),
      state: devices.cameraWindow.state,
      lost: devices.cameraWindow.lost,
      reference: face.desk.reference,
      result: face.desk.result,
      pictures: face.desk.pictures,
      report: face.report,
    },
    cameraUse() {
      const setup = face.setup(devices.cameraWindow.setup());
      const faces = setup?.camera.driver === 'window' && !setup.cameraOnly;
      return { faces, codes: devices.scanning().camera };
    },
    dockState: devices.dockState,
    dockAct: devices.dockAct,
    configure,
    async stop() {
      flow.stop();
      await siteServer.stop();
      queue.stop();
      phones.stop();
      face.stop();
      await devices.stop();
      store.close();
    },
  });
}

function policyApplied({ config }: LoadedConfig): NotedFact {
  const { policy, riskTier } = config;
  const sha256 = createHash('sha256').update(JSON.stringify(policy)).digest('hex');
  return { type: 'policy.applied', policyVersion: policy.version, riskTier, sha256 };
}

/** What the environment names; what it does not name is no word against the configuration. */
function given({ url, code }: ServerPlace = {}): ServerPlace {
  return { ...(url !== undefined && { url }), ...(code !== undefined && { code }) };
}
