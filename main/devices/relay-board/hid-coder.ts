/** How one maker's USB-HID relay is told apart and spoken to. All are unnumbered reports of eight bytes. */
export interface HidRelayProfile {
  /** Ids that others share too: the name of the product decides. */
  readonly ids?: { readonly vendorId: number; readonly productId: number };
  readonly product: RegExp;
  /** The eight bytes that move one relay, counted from 1. */
  readonly encodeSwitch: (relay: number, on: boolean) => readonly number[];
  /** Whether feature report 01 tells serial and positions. */
  readonly reads: boolean;
}

export const hidRelayProfiles = {
  /** dcttech and its many copies (the ids are the shared pair of V-USB). `USBRelay4` has four relays. */
  dcttech: {
    ids: { vendorId: 0x16c0, productId: 0x05df },
    product: /^USBRelay([1-8])$/,
    encodeSwitch: (relay, on) => [on ? 0xff : 0xfd, relay],
    reads: true,
  },
  /** ucreatefun: looks alike, speaks otherwise, and cannot be asked. */
  ucreatefun: {
    product: /^HIDRelay/,
    encodeSwitch: (relay, on) => [on ? 0xf0 + relay : relay],
    reads: false,
  },
} as const satisfies Record<string, HidRelayProfile>;

export type HidRelayProfileName = keyof typeof hidRelayProfiles;

const reportBytes = 8;
export const featureReport = { id: 0x01, bytes: 1 + reportBytes } as const;

/** The report as the library takes it: the number 0, then eight bytes. */
export function encodeReport(content: readonly number[]): Uint8Array {
  const report = new Uint8Array(1 + reportBytes);
  report.set(content, 1);
  return report;
}

export interface HidRelayStatus {
  /** Five printable characters, set at the factory or by the maker's tool. */
  readonly serial: string;
  readonly on: readonly boolean[];
}

/**
 * @param report serial in bytes 0-4, positions in byte 7 (bit 0 is relay 1); some systems put the report's number first
 * @returns nothing when it cannot be such a report
 */
export function decodeStatus(report: Uint8Array): HidRelayStatus | undefined {
  const isNumbered = report.length === featureReport.bytes && (report[0] ?? 0) <= featureReport.id;
  const status = isNumbered ? report.subarray(1) : report.subarray(0, reportBytes);
  const serial = status.subarray(0, 5);
  const bits = status[7];
  if (bits === undefined || !serial.every((byte) => byte > 0x20 && byte < 0x7f)) return undefined;
  return {
    serial: String.fromCharCode(...serial),
    on: Array.from({ length: 8 }, (_, at) => ((bits >> at) & 1) === 1),
  };
}
