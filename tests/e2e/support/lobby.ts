import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import type { KioskStatus } from '../../../domain/visit/status.ts';
import type { KioskConfig, TimingConfig } from '../../../main/app/config-schema.ts';
import { createAlbum, type Album } from './album.ts';
import { createTechnician, type Technician } from './device-screens.ts';
import { createDockPanel, type DockPanel } from './dock-panel.ts';
import { createHand } from './hand.ts';
import { createKeyboardHand, type KeyboardHand } from './keyboard-hand.ts';
import { openShell, type OpenShell } from './open-shell.ts';
import { siteConfig, writeConfig, type Tier } from './site-config.ts';
import { createStaff, type Staff } from './staff-screens.ts';
import type { WindowWatch } from './window-watch.ts';
import { createVisitor, type Visitor } from './visitor-screens.ts';

/** A portrait panel of 1080 × 1920, with the dock standing beside it. */
const panelWithDock = { width: 1520, height: 1920 };

export interface LobbyOptions {
  /** Folder of the pictures below tests/artefacts/e2e. */
  readonly album: string;
  readonly tier?: Tier;
  readonly timing?: TimingConfig;
  /** Instead of the demo's simulated one. */
  readonly codeScanners?: KioskConfig['devices']['codeScanners'];
  /** Likewise. */
  readonly cameras?: KioskConfig['devices']['cameras'];
  /** A kiosk of a site with a server. */
  readonly server?: KioskConfig['server'];
  /** Of the browser: a camera of the test's own. */
  readonly browserFlags?: readonly string[];
}

/** A running kiosk with its window, its devices and the people around it. */
export interface Lobby {
  readonly visitor: Visitor;
  readonly staff: Staff;
  readonly technician: Technician;
  readonly keyboard: KeyboardHand;
  readonly dock: DockPanel;
  readonly album: Album;
  readonly dataDir: string;
  readonly configFile: string;
  page(): Page;
  context(): BrowserContext;
  shell(): OpenShell;
  status(): KioskStatus;
  until: WindowWatch['until'];
  /** Rewrites the configuration file and waits until the running kiosk has taken it. */
  configure(config: KioskConfig): Promise<void>;
  /** Waits until reader, printer and scanner are all there. */
  devicesReady(): Promise<void>;
  /** Leaves whatever is on the screen and takes the card along: the next story begins at an empty kiosk. */
  everybodyLeaves(): Promise<void>;
  /** A service manager's stop, and a new start on the same data; `closed` when it is not expected to open. */
  restart(how?: { readonly closed: boolean }): Promise<void>;
  /** Closes the window that is there and opens another on the same address, as after a crash. */
  newWindow(): Promise<void>;
  close(): Promise<void>;
}

export async function openLobby(options: LobbyOptions): Promise<Lobby> {
  const { tier = 'medium', timing, codeScanners, cameras, server, browserFlags } = options;
  const dataDir = mkdtempSync(join(tmpdir(), 'yingbin-e2e-'));
  const places = { dataDir, configFile: join(dataDir, 'site.json') };
  const site = siteConfig(tier, timing);
  const devices = { ...site.devices, ...(codeScanners && { codeScanners }), ...(cameras && { cameras }) };
  writeConfig(places.configFile, { ...site, devices, ...(server && { server }) });
  const open = () => openShell(places, panelWithDock, browserFlags);
  let shell = await open();

  const page = () => shell.page();
  const status = () => shell.watch.status();
  const until: Lobby['until'] = (wanted, what) => shell.watch.until(wanted, what);
  const hand = createHand(page);
  const keyboard = createKeyboardHand(hand);
  const dock = createDockPanel(hand, page, until);
  const visitor = createVisitor(hand, { status, until });
  const staff = createStaff(hand, keyboard, visitor);
  const technician = createTechnician(hand, { staff, visitor, keyboard });
  const devicesReady = () =>
    shell.watch.until(
      ({ reader, printer, scanner }) => [reader, printer, scanner].every((health) => health === 'ready'),
      'all devices',
    );
  await devicesReady();

  return {
    ...{ visitor, staff, technician, keyboard, dock, dataDir, configFile: places.configFile },
    ...{ page, status, until, devicesReady, album: createAlbum(options.album, page) },
    context: () => shell.context,
    shell: () => shell,
    async configure(config) {
      const heard = shell.said().length;
      writeConfig(places.configFile, config);
      await shell.untilSaid('configuration changed', heard);
    },
    async everybodyLeaves() {
      hand.speak(status().language);
      if (status().cardOnReader) await dock.takeCard();
      await visitor.leaves();
    },
    async restart({ closed } = { closed: false }) {
      await shell.close();
      hand.speak('zh-CN');
      shell = await open();
      if (!closed) await devicesReady();
    },
    newWindow: () => shell.newWindow(),
    async close() {
      await shell.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
