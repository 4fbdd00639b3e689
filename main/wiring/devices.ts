import { createLineScanner } from '../devices/code-scanner/driver.ts';
import type { ReaderDelays } from '../devices/id-reader/delays.ts';
import { createSamReader } from '../devices/id-reader/driver.ts';
import type { LabelMedia } from '../devices/label-printer/index.ts';
import { createTsplPrinter } from '../devices/label-printer/driver.ts';
import type { Transport } from '../devices/transport/byte-stream.ts';
import { createSerialTransport } from '../devices/transport/serial.ts';
import { createTcpTransport } from '../devices/transport/tcp.ts';
import { realTimers } from '../devices/transport/timers.ts';
import type { DeviceConfig } from '../app/config-schema.ts';
import type { Devices } from '../flow/device-events.ts';
import type { Dock } from './dock.ts';

export interface BuiltDevices extends Devices {
  readonly media?: LabelMedia;
  /** Where at least one device is simulated: the hands that work it. */
  readonly dock?: Dock;
  stop(): Promise<void>;
}

/** A device in the same building answers within milliseconds; facts on port 9100 advise 3 to 5 s. */
const connectTimeoutMs = 3_000;

type WithTransport<C> = Extract<C, { readonly transport: string }>;
type LinkConfig = WithTransport<DeviceConfig['idReader'] | DeviceConfig['codeScanner']>;

/**
 * The only place that picks a driver. A simulated device is a real driver too: its link ends at a simulator that
 * speaks the protocol on a loopback port.
 */
export async function buildDevices(
  config: DeviceConfig,
  assetsDir: string,
  readerDelays: Partial<ReaderDelays> = {},
): Promise<BuiltDevices> {
  const simulated = Object.values(config).some((device) => device.driver === 'simulator');
  // Loaded on demand, so that a kiosk with real devices never runs simulator code.
  const dock = simulated ? await (await import('./dock.ts')).createDock(config, assetsDir) : undefined;

  const readerLink = linkOf(config.idReader, dock?.ports.idReader);
  const scannerLink = linkOf(config.codeScanner, dock?.ports.codeScanner);
  const printerLink = printerTransport(config.labelPrinter, dock?.ports.labelPrinter);

  const idReader = readerLink && createSamReader({ transport: readerLink, delays: readerDelays });
  const codeScanner = scannerLink && createLineScanner({ transport: scannerLink, timers: realTimers });
  const media = mediaOf(config.labelPrinter);
  const labelPrinter =
    printerLink &&
    media &&
    createTsplPrinter({
      transport: printerLink,
      media,
      timers: realTimers,
      settings: tsplSettings(config.labelPrinter),
    });

  return {
    ...(idReader && { idReader }),
    ...(codeScanner && { codeScanner }),
    ...(labelPrinter && { labelPrinter }),
    ...(media && { media }),
    ...(dock && { dock }),
    async stop() {
      await Promise.all([idReader?.stop(), codeScanner?.stop(), labelPrinter?.stop()]);
      await dock?.stop();
    },
  };
}

function linkOf(
  device: DeviceConfig['idReader'] | DeviceConfig['codeScanner'],
  simulatorPort?: number,
): Transport | undefined {
  switch (device.driver) {
    case 'none':
      return undefined;
    case 'simulator':
      return loopback(simulatorPort);
    default:
      return transportOf(device);
  }
}

function transportOf(link: LinkConfig): Transport {
  return link.transport === 'serial'
    ? createSerialTransport({ path: link.path, baudRate: link.baudRate })
    : createTcpTransport({ host: link.host, port: link.port, connectTimeoutMs });
}

const loopback = (port: number | undefined): Transport | undefined =>
  port === undefined ? undefined : createTcpTransport({ host: '127.0.0.1', port, connectTimeoutMs });

function printerTransport(
  device: DeviceConfig['labelPrinter'],
  simulatorPort?: number,
): Transport | undefined {
  if (device.driver === 'simulator') return loopback(simulatorPort);
  return device.driver === 'none'
    ? undefined
    : createTcpTransport({ host: device.host, port: device.port, connectTimeoutMs });
}

function mediaOf(device: DeviceConfig['labelPrinter']): LabelMedia | undefined {
  if (device.driver === 'none') return undefined;
  const { widthMm, heightMm, gapMm, dpi } = device;
  return { widthMm, heightMm, gapMm, dpi };
}

function tsplSettings(device: DeviceConfig['labelPrinter']) {
  if (device.driver !== 'tspl') return {};
  const { density, speed } = device;
  return { ...(density !== undefined && { density }), ...(speed !== undefined && { speed }) };
}
