import { splitEvery } from './split-every.ts';
import type { FakeHid } from './hid-fake.ts';

/** How a scanner's firmware lays its reports out: bytes before the data, and how long the report is in all. */
export interface ReportShape {
  readonly head: (count: number) => readonly number[];
  readonly bytes: number;
}

const aim = [...Buffer.from(']Q1')];

// Written down from the makers' manuals, byte by byte, not from the driver.
export const reportShapes = {
  'identifier first, 64 bytes': { head: (count) => [0x02, count, ...aim], bytes: 64 },
  'identifier first, 62 bytes': { head: (count) => [0x02, count, ...aim], bytes: 62 },
  'identifier one byte later': { head: (count) => [0x02, count, 0x00, ...aim], bytes: 64 },
  'identifier left out': { head: (count) => [0x02, count, 0, 0, 0], bytes: 64 },
  'data first': { head: (count) => [0x02, count], bytes: 64 },
} as const satisfies Record<string, ReportShape>;

/** The reports of one code: 56 bytes of it in each, the flag in the last byte of all but the last. */
export function scanReports(code: Uint8Array, { head, bytes }: ReportShape): Uint8Array[] {
  const parts = splitEvery(code, 56);
  return parts.map((part, at) => {
    const report = Buffer.alloc(bytes);
    report.set([...head(part.length), ...part]);
    report[bytes - 1] = at < parts.length - 1 ? 1 : 0;
    return report;
  });
}

/** The firmware of a scanner in HID POS mode. */
export function createFakeScanner(hid: FakeHid, shape: ReportShape) {
  const send = (reports: readonly Uint8Array[]): void => reports.forEach((report) => hid.input(report));
  return {
    scan: (text: string): void => send(scanReports(Buffer.from(text), shape)),
    /** Begins a code and never ends it. */
    half: (text: string): void => send(scanReports(Buffer.from(text.padEnd(57)), shape).slice(0, 1)),
  };
}
