import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Intent } from '../../../domain/visit/intent.ts';
import type { KioskStatus, Screen } from '../../../domain/visit/status.ts';
import type { KioskApp } from '../../../main/app/app-contract.ts';
import { configSchema, type KioskConfig } from '../../../main/app/config-schema.ts';
import type { ConfigFault, LoadedConfig } from '../../../main/app/config.ts';
import { startKiosk } from '../../../main/app/start.ts';
import { silentLogger } from '../../../main/logging/logger.ts';
import type {
  DeviceAct,
  DeviceActResult,
  DeviceSave,
  DeviceSaveResult,
  DevicesView,
} from '../../../preload/contract/devices.ts';
import type { DockAction, DockState } from '../../../preload/contract/dock.ts';
import { ok, type Result } from '../../../domain/kernel/result.ts';

const assetsDir = join(import.meta.dirname, '../../../assets');
/** Generous: a loaded build machine is slow, and a hang must still end. */
const patienceMs = 20_000;

export type SiteTier = 'high' | 'medium' | 'low';

export interface KioskRig {
  readonly dataDir: string;
  /** What a shell is given of this kiosk. */
  readonly app: KioskApp;
  status(): KioskStatus;
  touch(...intents: readonly (Intent | Intent['type'])[]): void;
  type(field: Extract<Intent, { type: 'edit' }>['field'], value: string): void;
  hand(action: DockAction): Promise<void>;
  /** Takes the card away and waits until the reader has noticed, as a person's hand would be slow enough for. */
  takeCard(): Promise<void>;
  dock(): DockState;
  searchHosts(query: string): Promise<readonly { readonly id: string }[]>;
  /** Waits for a screen of this name (and whatever else `also` asks); fails with the screen that was there instead. */
  until<N extends Screen['name']>(
    name: N,
    also?: (screen: Extract<Screen, { name: N }>) => boolean,
  ): Promise<Extract<Screen, { name: N }>>;
  untilStatus(wanted: (status: KioskStatus) => boolean, what: string): Promise<void>;
  untilDock(wanted: (state: DockState) => boolean, what: string): Promise<void>;
  signIn(role?: 'guard' | 'receptionist' | 'supervisor'): Promise<void>;
  /** Signs in at the first screen and opens the device page. */
  openDevices(role?: 'guard' | 'supervisor'): Promise<void>;
  /** What the device page can ask of main. */
  readonly page: {
    view(): DevicesView | undefined;
    act(act: DeviceAct): Promise<DeviceActResult>;
    save(what: DeviceSave): Promise<DeviceSaveResult>;
  };
  /** Waits until the device page shows this. */
  untilDevices(wanted: (devices: DevicesView['devices']) => boolean, what: string): Promise<void>;
  reconfigure(next: Result<LoadedConfig, ConfigFault>): void;
  /** Ends the kiosk and keeps its data directory. */
  stop(): Promise<void>;
  /** Ends it and deletes the directory. */
  dispose(): Promise<void>;
}

export function demoConfig(
  tier: SiteTier,
  change: (config: KioskConfig) => KioskConfig = (c) => c,
): LoadedConfig {
  const file = join(assetsDir, 'demo', `${tier}.json`);
  const config = configSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return { config: change(config), file, source: 'demo', sha256: '0'.repeat(64) };
}

/** The whole kiosk without a window: real flow, ledger, drivers and simulators over loopback sockets. */
export async function startRig(
  loaded: Result<LoadedConfig, ConfigFault> = ok(demoConfig('medium')),
  dataDir: string = mkdtempSync(join(tmpdir(), 'yingbin-test-')),
): Promise<KioskRig> {
  const watchers = new Set<() => void>();
  const wake = () => watchers.forEach((watcher) => watcher());
  let reconfigure: (next: Result<LoadedConfig, ConfigFault>) => void = () => undefined;
  const app = startKiosk({
    config: loaded,
    watch: (listener) => {
      reconfigure = listener;
      return () => undefined;
    },
    ...{ dataDir, assetsDir },
    version: 'test',
    log: silentLogger,
  });
  app.attach({ publish: wake });
  await app.begin();

  const status = () => app.handlers['kiosk.status'](undefined) as KioskStatus;
  const dock = () => {
    const state = app.handlers['dock.state'](undefined) as DockState | undefined;
    if (!state) throw new Error('this kiosk has no simulated device');
    return state;
  };

  function eventually<T>(look: () => T | undefined, describe: () => string): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        watchers.delete(check);
        reject(new Error(`waited in vain: ${describe()}`));
      }, patienceMs);
      const check = (): void => {
        const seen = look();
        if (seen === undefined) return;
        clearTimeout(timer);
        watchers.delete(check);
        resolve(seen);
      };
      watchers.add(check);
      check();
    });
  }

  const rig: KioskRig = {
    dataDir,
    app,
    status,
    dock,
    touch(...intents) {
      for (const one of intents) {
        void app.handlers['kiosk.intent'](typeof one === 'string' ? ({ type: one } as Intent) : one);
      }
    },
    type: (field, value) => rig.touch({ type: 'edit', field, value }),
    hand: async (action) => app.handlers['dock.act'](action),
    async takeCard() {
      await rig.hand({ type: 'remove-card' });
      await rig.untilStatus((now) => now.cardOnReader !== true, 'the reader notices that the card is gone');
    },
    searchHosts: async (query) => app.handlers['hosts.search']({ query }),
    until: (name, also = () => true) =>
      eventually(
        () => {
          const { screen } = status();
          return screen.name === name && also(screen as never)
            ? (screen as Extract<Screen, { name: typeof name }>)
            : undefined;
        },
        () => `wanted ${name}, the screen is ${status().screen.name}`,
      ),
    untilStatus: (wanted, what) =>
      eventually(
        () => (wanted(status()) ? true : undefined),
        () => what,
      ).then(() => undefined),
    untilDock: (wanted, what) =>
      eventually(
        () => (wanted(dock()) ? true : undefined),
        () => what,
      ).then(() => undefined),
    async signIn(role = 'guard') {
      const member = dock().staff.find((one) => one.role === role);
      if (!member) throw new Error(`no ${role} in the demo`);
      rig.type('staffCode', member.code);
      rig.type('pin', member.pin);
      rig.touch('sign-in');
      await rig.untilStatus((now) => now.staff?.code === member.code, `${role} signs in`);
    },
    async openDevices(role = 'supervisor') {
      rig.touch('start-staff');
      await rig.until('staff-sign-in');
      await rig.signIn(role);
      rig.touch('open-devices');
      await rig.until('staff-devices');
    },
    page: {
      view: () => app.handlers['devices.view'](undefined) as DevicesView | undefined,
      act: async (act) => app.handlers['devices.act'](act),
      save: async (what) => app.handlers['devices.save'](what),
    },
    untilDevices: (wanted, what) =>
      eventually(
        () => (wanted(rig.page.view()?.devices ?? []) ? true : undefined),
        () => what,
      ).then(() => undefined),
    reconfigure: (next) => reconfigure(next),
    stop: () => app.stop(),
    async dispose() {
      await app.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return rig;
}

/** Devices connect in the background; a story begins when they are there. */
export async function readyRig(...args: Parameters<typeof startRig>): Promise<KioskRig> {
  const rig = await startRig(...args);
  await rig.untilStatus(
    ({ reader, printer, scanner }) => reader === 'ready' && printer === 'ready' && scanner === 'ready',
    'all devices ready',
  );
  return rig;
}
