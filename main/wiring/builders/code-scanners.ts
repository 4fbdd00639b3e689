import type { CodeScannerConfig } from '../../../domain/device/config/code-scanner.ts';
import type { CodeFraming, CodeScanner } from '../../devices/code-scanner/index.ts';
import { createLineScanner } from '../../devices/code-scanner/driver.ts';
import { createHidPosScanner } from '../../devices/code-scanner/hid-pos-scanner.ts';
import { createHidPosTransport } from '../../devices/code-scanner/hid-pos-transport.ts';
import { createWindowScanner } from '../../devices/code-scanner/window-scanner.ts';
import type { Vitals } from '../../devices/health/vitals.ts';
import type { Transport } from '../../devices/transport/byte-stream.ts';
import type { Wake } from '../../devices/transport/kept-link.ts';
import type { BuildDeps, Group } from '../fleet.ts';
import { supervisedScanner } from '../supervised.ts';
import { groupOf, makeEach, type Startable } from './group.ts';
import type { BuilderDeps } from './index.ts';
import { loopback, simpleLink, simpleWake, usbId } from './links.ts';

/** Every scanner counts: whichever reads a code, the code is meant. */
export async function buildCodeScanners(
  configs: readonly CodeScannerConfig[],
  deps: BuilderDeps,
  fleet: BuildDeps,
): Promise<Group> {
  return groupOf(await makeEach(configs, (config) => buildScanner(config, deps, fleet)));
}

async function buildScanner(
  config: CodeScannerConfig,
  deps: BuilderDeps,
  { news, watchOf }: BuildDeps,
): Promise<Startable> {
  const { id, driver } = config;
  const { link, make } = await recipeOf(config, deps);
  const scanner = supervisedScanner(make, watchOf(id));
  scanner.onEvent((event) => {
    if (event.type === 'code') news.code(event.text);
    else news.health(id, event.health, event.detail);
  });
  return { ...scanner, id, driver, link };
}

interface Recipe {
  readonly link: string;
  readonly make: (vitals: Vitals) => CodeScanner;
}

async function recipeOf(config: CodeScannerConfig, deps: BuilderDeps): Promise<Recipe> {
  const { timers, simulation, access, feed } = deps;
  switch (config.driver) {
    case 'line': {
      const transport = simpleLink(config, timers);
      return lineRecipe(transport, framingOf(config), simpleWake(config, access));
    }
    case 'simulator':
      return lineRecipe(loopback(await (await simulation.dock()).scanner(config.id), timers));
    case 'hid-pos': {
      const where = { ...scannerIds(config), access: access.hid, timers };
      const wake = access.hotPlug.wakeFor();
      return {
        link: createHidPosTransport(where).name,
        make: (vitals) => createHidPosScanner({ ...where, vitals, wake }),
      };
    }
    case 'keyboard':
    case 'camera': {
      const source = config.driver;
      return {
        link: 'window',
        make: (vitals) => createWindowScanner({ source, feed, timers, vitals }),
      };
    }
  }

  function lineRecipe(transport: Transport, framing?: CodeFraming, wake?: Wake): Recipe {
    return {
      link: transport.name,
      make: (vitals) =>
        createLineScanner({ transport, timers, vitals, ...(framing && { framing }), ...(wake && { wake }) }),
    };
  }
}

function scannerIds({
  vendorId,
  productId,
  serialNumber,
}: Extract<CodeScannerConfig, { driver: 'hid-pos' }>) {
  const number = (hex: string | undefined) => (hex === undefined ? undefined : usbId(hex));
  return { vendorId: number(vendorId), productId: number(productId), serialNumber };
}

function framingOf(config: Extract<CodeScannerConfig, { driver: 'line' }>): CodeFraming {
  const { ending, suffix = '', prefix } = config;
  return {
    ending: ending === 'suffix' ? { type: 'suffix', text: suffix } : { type: ending },
    ...(prefix !== undefined && { prefix }),
  };
}
