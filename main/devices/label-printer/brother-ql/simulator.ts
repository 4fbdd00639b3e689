import { realTimers } from '../../transport/timers.ts';
import { createLiar } from '../simulator/lies.ts';
import type { PrinterLie } from '../simulator/lies.ts';
import { createPrinterSimulator } from '../simulator/simulator.ts';
import type { PrinterSimulator, PrinterSimulatorOptions } from '../simulator/simulator.ts';
import { createBrotherFirmware } from './simulated-firmware.ts';
import type { BrotherBuild } from './simulated-firmware.ts';
import { createSimulatedSnmp } from './simulated-snmp.ts';

export interface BrotherSimulatorOptions
  extends Omit<PrinterSimulatorOptions, 'dpi' | 'headWidthMm'>, BrotherBuild {
  /** 0, also when left out, takes any free UDP port. */
  readonly snmpPort?: number;
  readonly snmpCommunity?: string;
}

export interface BrotherSimulator extends PrinterSimulator {
  /** The UDP port of the status, on the network. */
  snmpPort(): number;
}

/** All of the family burn 300 dots an inch. */
const dpi = 300;
/** The 62 x 29 mm address label. */
const defaultRoll = { widthMm: 62, lengthMm: 29 };

/** A Brother QL printer on a loopback port. Made unplugged; call `plug()`. */
export function createBrotherSimulator(options: BrotherSimulatorOptions): BrotherSimulator {
  const { link = 'usb', timers = realTimers } = options;
  let currentStatus = (): Uint8Array => new Uint8Array(0);
  const base = createPrinterSimulator(
    {
      ...options,
      dpi,
      headWidthMm: options.mediaWidthMm ?? defaultRoll.widthMm,
      mediaLengthMm: options.mediaLengthMm ?? defaultRoll.lengthMm,
    },
    (context) => {
      const firmware = createBrotherFirmware(options, context);
      currentStatus = firmware.status;
      return firmware;
    },
  );
  if (link === 'usb') return { ...base, snmpPort: () => 0 };

  let reply: (block: Uint8Array) => void = () => undefined;
  let muted = false;
  const liar = createLiar(timers, (block) => reply(block));
  const snmp = createSimulatedSnmp({
    port: options.snmpPort ?? 0,
    community: options.snmpCommunity ?? 'public',
    onQuestion(answer) {
      reply = answer;
      if (!muted) liar.say(currentStatus());
    },
  });
  return {
    ...base,
    snmpPort: snmp.port,
    async plug() {
      await Promise.all([base.plug(), snmp.start()]);
    },
    async unplug() {
      liar.clientGone();
      await Promise.all([base.unplug(), snmp.stop()]);
    },
    mute(value) {
      muted = value;
      base.mute(value);
    },
    lie(how: PrinterLie | undefined) {
      liar.plan(how);
      base.lie(how);
    },
  };
}
