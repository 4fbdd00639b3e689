import { err, ok } from '../../../domain/kernel/result.ts';
import type { Result } from '../../../domain/kernel/result.ts';
import type { UsbEndpoint, UsbInterface } from './usb-access.ts';

/**
 * How a device spreads a stream of bytes over its bulk endpoints.
 * - `single`: one out and one in, whatever the length.
 * - `split`: each message's header on one pair of pipes, its rest on a second pair.
 * - `printer`: the USB printer class (7): out, and in where the printer answers.
 * - `auto`: `split` where there are two pairs, `single` otherwise.
 */
export type UsbLayout = 'auto' | 'single' | 'split' | 'printer';

/** Where a message's header ends, and what it says about the rest: all a transport needs to know of a protocol. */
export interface MessageHeader {
  readonly bytes: number;
  /** @param header at least `bytes` long; the answer is only a claim */
  restBytes(header: Uint8Array): number;
}

export interface SinglePipes {
  readonly type: 'single';
  readonly out: UsbEndpoint;
  readonly in?: UsbEndpoint;
}

export interface SplitPipes {
  readonly type: 'split';
  readonly outHeader: UsbEndpoint;
  readonly outRest: UsbEndpoint;
  readonly inHeader: UsbEndpoint;
  readonly inRest: UsbEndpoint;
  readonly header: MessageHeader;
}

export interface ChosenPipes {
  readonly interface: UsbInterface;
  readonly pipes: SinglePipes | SplitPipes;
}

export interface PipesWanted {
  readonly layout: UsbLayout;
  /**
   * Only interfaces of this class; by default the vendor's own before others, and neither a printer nor a memory stick,
   * which some readers bring along.
   */
  readonly interfaceClass?: number | undefined;
  /** Where messages are cut when their header travels on its own pipe; `split` needs it, and so what `auto` takes for it. */
  readonly header?: MessageHeader | undefined;
}

const printerClass = 7;
const storageClass = 8;
const vendorClass = 0xff;
/** 1 one-way, 2 two-way; 3 and 4 carry other protocols over the same kind of pipes (USB printer class 1.1, 4.2.1). */
const plainPrinterProtocols = [1, 2];

/**
 * Chooses by the device's own list of endpoints, because one vendor and product number stands for readers of both
 * layouts and of many makers.
 */
export function choosePipes(
  interfaces: readonly UsbInterface[],
  { layout, interfaceClass, header }: PipesWanted,
): Result<ChosenPipes, string> {
  const wantedClass = layout === 'printer' ? printerClass : interfaceClass;
  const candidates = interfaces
    .filter((one) =>
      wantedClass === undefined
        ? one.interfaceClass !== printerClass && one.interfaceClass !== storageClass
        : one.interfaceClass === wantedClass,
    )
    .filter((one) => layout !== 'printer' || plainPrinterProtocols.includes(one.protocol))
    .sort((a, b) => rank(b) - rank(a));
  for (const one of candidates) {
    const pipes = pipesOf(one, layout, header);
    if (pipes) return ok({ interface: one, pipes });
  }
  return err(`no interface with bulk endpoints that fit the layout ${layout}`);
}

/** The vendor's own interface first; of a printer the setting that answers. */
function rank({ interfaceClass, protocol }: UsbInterface): number {
  if (interfaceClass === printerClass) return protocol;
  return interfaceClass === vendorClass ? 1 : 0;
}

function pipesOf(
  { endpoints }: UsbInterface,
  layout: UsbLayout,
  header?: MessageHeader,
): ChosenPipes['pipes'] | undefined {
  const bulk = (direction: 'in' | 'out'): readonly UsbEndpoint[] =>
    endpoints
      .filter((endpoint) => endpoint.type === 'bulk' && endpoint.direction === direction)
      .sort((a, b) => a.number - b.number);
  // On every reader known the header's endpoints have the lower numbers: out 2 before 6, in 1 before 5.
  const [outHeader, outRest] = bulk('out');
  const [inHeader, inRest] = bulk('in');
  if (!outHeader) return undefined;
  if (layout !== 'single' && layout !== 'printer' && outRest && inHeader && inRest) {
    return header && { type: 'split', outHeader, outRest, inHeader, inRest, header };
  }
  if (layout === 'split' || (layout !== 'printer' && !inHeader)) return undefined;
  return { type: 'single', out: outHeader, ...(inHeader && { in: inHeader }) };
}
