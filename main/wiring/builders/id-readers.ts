import { join } from 'node:path';
import type { IdReaderConfig } from '../../../domain/device/config/id-reader.ts';
import type { Vitals } from '../../devices/health/vitals.ts';
import { createFirstReader } from '../../devices/id-reader/first-reader.ts';
import { createSamReader, samHeader, type IdReader } from '../../devices/id-reader/index.ts';
import type { MrzFraming } from '../../devices/id-reader/mrz/mrz-framing.ts';
import { createMrzScanner } from '../../devices/id-reader/mrz/mrz-scanner.ts';
import type { PortraitDecoder } from '../../devices/id-reader/portrait-decoder.ts';
import { simulatedDecoder } from '../../devices/id-reader/simulated-photo.ts';
import {
  createLibraryDecoder,
  createVendorLibraryReader,
  type PortraitOptions,
} from '../../devices/id-reader/vendor-library/index.ts';
import type { Transport } from '../../devices/transport/byte-stream.ts';
import { createHidTransport } from '../../devices/transport/hid.ts';
import { hidProfiles } from '../../devices/transport/hid-profile.ts';
import type { Wake } from '../../devices/transport/kept-link.ts';
import { createUsbBulkTransport } from '../../devices/transport/usb.ts';
import type { BuildDeps, Group, Member } from '../fleet.ts';
import { supervisedReader } from '../supervised.ts';
import { makeEach } from './group.ts';
import type { BuilderDeps } from './index.ts';
import { loopback, simpleLink, simpleWake, usbIds } from './links.ts';

type Sam = Extract<IdReaderConfig, { driver: 'sam' }>;
type VendorLibrary = Extract<IdReaderConfig, { driver: 'vendor-library' }>;
type ReaderDeps = Pick<
  BuilderDeps,
  'timers' | 'access' | 'simulation' | 'readerDelays' | 'today' | 'dataDir'
>;

/** Several readers at once: the one that is used first keeps the visit until its card is taken away. */
export async function buildIdReaders(
  configs: readonly IdReaderConfig[],
  deps: ReaderDeps,
  { news, watchOf }: BuildDeps,
): Promise<Group> {
  const { made, broken } = await makeEach(configs, async (config) => {
    const { link, make } = await recipeOf(config, deps);
    const reader = supervisedReader(make, watchOf(config.id));
    const member: Member = { id: config.id, driver: config.driver, link, restart: reader.restart };
    return { id: config.id, reader, member };
  });
  const first = createFirstReader(made);
  first.onReaderHealth(news.health);
  first.onEvent((event) => {
    if (event.type !== 'health') news.card(event);
  });
  return { members: made.map(({ member }) => member), broken, start: first.start, stop: first.stop };
}

interface Recipe {
  readonly link: string;
  readonly make: (vitals: Vitals) => IdReader;
}

async function recipeOf(config: IdReaderConfig, deps: ReaderDeps): Promise<Recipe> {
  const { timers, simulation, readerDelays: delays, access, today } = deps;
  switch (config.driver) {
    case 'simulator': {
      const dock = await simulation.dock();
      if (config.reads === 'passports') {
        const transport = loopback(await dock.passportScanner(config.id), timers);
        return mrzRecipe(transport);
      }
      const transport = loopback(await dock.reader(config.id), timers);
      return {
        link: transport.name,
        make: (vitals) => createSamReader({ transport, decoder: simulatedDecoder, timers, delays, vitals }),
      };
    }
    case 'sam': {
      const transport = samLink(config, deps);
      const wake = wakeOf(config, deps);
      return {
        link: transport.name,
        make: (vitals) => {
          const decoder = decoderOf(config, deps, vitals);
          return createSamReader({ transport, decoder, timers, delays, vitals, ...(wake && { wake }) });
        },
      };
    }
    case 'mrz':
      return mrzRecipe(simpleLink(config, timers), config, simpleWake(config, access));
    case 'vendor-library': {
      const { library, port, helper } = config;
      const photo = photoOf(config, deps);
      const wake = access.hotPlug.wakeFor();
      return {
        link: library,
        make: (vitals) => createVendorLibraryReader({ library, port, helper, photo, timers, vitals, wake }),
      };
    }
  }

  function mrzRecipe(transport: Transport, framing: MrzFraming = {}, wake?: Wake): Recipe {
    return {
      link: transport.name,
      make: (vitals) => createMrzScanner({ transport, today, framing, timers, vitals, wake }),
    };
  }
}

/** The vendor's decoder, where one is installed. */
function decoderOf(config: Sam, deps: ReaderDeps, vitals: Vitals): PortraitDecoder | undefined {
  const { transport, helper } = config;
  const { timers } = deps;
  const photo = photoOf(config, deps);
  const wiring = transport === 'usb' || transport === 'hid' ? 'usb' : 'serial';
  return photo && createLibraryDecoder({ photo, helper, wiring, timers, vitals });
}

function photoOf(
  { id, photoLibrary, photoLicence, photoForm }: Sam | VendorLibrary,
  { dataDir }: ReaderDeps,
): PortraitOptions | undefined {
  if (photoLibrary === undefined) return undefined;
  const [rotated180, redAndBlueSwapped] = [photoForm.includes('turned'), photoForm.includes('swapped')];
  return {
    library: photoLibrary,
    folder: join(dataDir, id),
    quirks: { rotated180, redAndBlueSwapped },
    ...(photoLicence !== undefined && { call: { kind: 'unpack', licence: photoLicence } }),
  };
}

function samLink(config: Sam, { timers, access }: ReaderDeps): Transport {
  switch (config.transport) {
    case 'serial':
    case 'tcp':
      return simpleLink(config, timers);
    case 'hid': {
      const { serialNumber } = config;
      const profile = typeof config.profile === 'string' ? hidProfiles[config.profile] : config.profile;
      return createHidTransport({ ...usbIds(config), serialNumber, access: access.hid, profile, timers });
    }
    case 'usb': {
      const match = { ...usbIds(config), serialNumber: config.serialNumber };
      const { layout } = config;
      return createUsbBulkTransport({ access: access.usb, match, layout, header: samHeader, timers });
    }
  }
}

/** A device on the USB is tried at once when it is plugged in. */
function wakeOf(config: Sam, { access }: ReaderDeps): Wake | undefined {
  if (config.transport === 'hid' || config.transport === 'usb') return access.hotPlug.wakeFor(usbIds(config));
  return simpleWake(config, access);
}
