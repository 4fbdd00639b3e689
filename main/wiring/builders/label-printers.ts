import type { LabelPrinterConfig } from '../../../domain/device/config/label-printer.ts';
import { seconds } from '../../../domain/kernel/time.ts';
import type { PrinterHealth } from '../../../domain/visit/status.ts';
import type { Vitals } from '../../devices/health/vitals.ts';
import { decodeBrotherStatus } from '../../devices/label-printer/brother-ql/status.ts';
import { createLabelPrinter } from '../../devices/label-printer/driver.ts';
import type { LabelMedia, LabelPrinter } from '../../devices/label-printer/index.ts';
import { createSpooledPrinter } from '../../devices/label-printer/spooled-driver.ts';
import type { Transport } from '../../devices/transport/byte-stream.ts';
import { createLinePrinterTransport } from '../../devices/transport/line-printer-node.ts';
import { createCupsSpooler } from '../../devices/transport/spooler/cups.ts';
import type { Spooler } from '../../devices/transport/spooler/port.ts';
import { createWinspoolApi } from '../../devices/transport/spooler/winspool-koffi.ts';
import { createWinspoolSpooler } from '../../devices/transport/spooler/winspool.ts';
import type { Timers } from '../../devices/transport/timers.ts';
import { createUsbBulkTransport } from '../../devices/transport/usb.ts';
import type { PrinterMember } from '../../flow/fleet.ts';
import type { BuildDeps, Group, Member } from '../fleet.ts';
import { supervisedPrinter } from '../supervised.ts';
import type { BuilderDeps } from './index.ts';
import { groupOf, makeEach, type Startable } from './group.ts';
import { languageOf } from './languages.ts';
import { loopback, simpleLink, usbIds } from './links.ts';

type Linked = Exclude<LabelPrinterConfig, { transport: 'cups' | 'winspool' } | { driver: 'simulator' }>;
type Spooled = Extract<LabelPrinterConfig, { transport: 'cups' | 'winspool' }>;

export async function buildLabelPrinters(
  configs: readonly LabelPrinterConfig[],
  deps: BuilderDeps,
  fleet: BuildDeps,
): Promise<Group<Member & PrinterMember>> {
  return groupOf(await makeEach(configs, (config) => buildPrinter(config, deps, fleet)));
}

async function buildPrinter(
  config: LabelPrinterConfig,
  deps: BuilderDeps,
  { news, watchOf }: BuildDeps,
): Promise<Startable & PrinterMember> {
  const { id, widthMm, heightMm, gapMm, dpi, driver } = config;
  const media: LabelMedia = { widthMm, heightMm, gapMm, dpi };
  const { link, make } = await recipeOf(config, media, deps);
  const printer = supervisedPrinter(make, watchOf(id));
  let health: PrinterHealth = 'connecting';
  printer.onState((state) => {
    health = state.health;
    news.health(id, state.health, state.detail);
    news.warned(id, state.warnings);
  });
  return {
    ...{ id, driver, link, printer },
    // What can be drawn on may be less than the label.
    media: languageOf(config).drawable(media),
    health: () => health,
    start: printer.start,
    restart: printer.restart,
    stop: printer.stop,
  };
}

interface Recipe {
  readonly link: string;
  readonly make: (vitals: Vitals) => LabelPrinter;
}

async function recipeOf(config: LabelPrinterConfig, media: LabelMedia, deps: BuilderDeps): Promise<Recipe> {
  const { timers, simulation } = deps;
  if (config.driver === 'simulator') {
    const transport = loopback(await (await simulation.dock()).printer(config), timers);
    return linked(config, transport, media, deps);
  }
  if (config.transport !== 'cups' && config.transport !== 'winspool') {
    return linked(config, linkOf(config, deps), media, deps);
  }
  const spooler = spoolerOf(config, deps);
  return {
    link: spooler.name,
    make: (vitals) =>
      createSpooledPrinter({
        ...{ spooler, media, timers, vitals },
        language: languageOf(config),
        // A queue may be shared: each kiosk takes back its own jobs and nobody else's.
        jobName: `yingbin-${deps.node}-${config.id}`,
        jobLifeMs: seconds(config.jobLifeSeconds),
        countsAsPrinted: config.trustsQueue ? 'when-completed' : 'never',
        ...(config.driver === 'tspl' && { flushHalfJobs: config.flushHalfJobs }),
      }),
  };
}

async function linked(
  config: Exclude<LabelPrinterConfig, Spooled>,
  transport: Transport,
  media: LabelMedia,
  { timers }: BuilderDeps,
): Promise<Recipe> {
  const sideStatus = await sideStatusOf(config, timers);
  return {
    link: transport.name,
    make: (vitals) =>
      createLabelPrinter({
        ...{ transport, media, timers, vitals },
        language: languageOf(config),
        ...(config.driver === 'tspl' && { flushHalfJobs: config.flushHalfJobs }),
        ...(sideStatus && { sideStatus }),
      }),
  };
}

/** A Brother printer on the network takes labels and says nothing on that line; its state comes by SNMP. */
async function sideStatusOf(config: LabelPrinterConfig, timers: Timers) {
  if (config.driver !== 'brother-ql' || config.transport !== 'tcp') return undefined;
  const { host, snmpPort: port, snmpCommunity: community } = config;
  // Loaded only here: a cold start waits for no protocol that the site does not speak.
  const { createSnmpStatus } = await import('../../devices/label-printer/brother-ql/snmp-status.ts');
  return createSnmpStatus({ host, port, community, timers, decode: decodeBrotherStatus });
}

function linkOf(config: Linked, { timers, access }: BuilderDeps): Transport {
  switch (config.transport) {
    case 'serial':
    case 'tcp':
      return simpleLink(config, timers);
    case 'lp':
      return createLinePrinterTransport({ path: config.path, timers });
    case 'usb': {
      const match = { ...usbIds(config), serialNumber: config.serialNumber };
      return createUsbBulkTransport({ access: access.usb, match, layout: 'printer', timers });
    }
  }
}

function spoolerOf(config: Spooled, { timers }: BuilderDeps): Spooler {
  if (config.transport === 'cups') {
    const { queue, host, port } = config;
    return createCupsSpooler({ queue, host, port, timers });
  }
  const { queue, datatype } = config;
  return createWinspoolSpooler({ queue, datatype, api: createWinspoolApi(), timers });
}
