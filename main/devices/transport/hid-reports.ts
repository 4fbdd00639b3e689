import { payloadBytes } from './hid-profile.ts';
import type { HidProfile } from './hid-profile.ts';

/** What an input report brings. */
export type InputReport =
  | { readonly type: 'data'; readonly bytes: Uint8Array }
  | { readonly type: 'control'; readonly byte: number }
  /** Not a report of this profile: another number, another size, a length that cannot be. */
  | { readonly type: 'foreign' };

const foreign: InputReport = { type: 'foreign' };

/** The reports that carry a message, each as the library takes it: the report's number first, 0 where there is none. */
export function encodeReports(message: Uint8Array, profile: HidProfile): readonly Uint8Array[] {
  const size = payloadBytes(profile);
  const reports: Uint8Array[] = [];
  for (let at = 0; at < message.length; at += size) {
    const part = message.subarray(at, at + size);
    reports.push(report(profile, profile.lengthPrefix === 'none' ? part : [part.length, ...part]));
  }
  return reports;
}

/** A report that is nothing but a control byte. */
export function encodeControl(byte: number, profile: HidProfile): Uint8Array {
  return report(profile, [byte]);
}

/** @param input as the system hands it over: with or without the report's number or a leading 0, and of any length */
export function decodeReport(input: Uint8Array, profile: HidProfile): InputReport {
  const bytes = withoutNumber(input, profile);
  if (!bytes) return foreign;
  const { lengthPrefix, controlFirstBytesAbove } = profile;
  const size = payloadBytes(profile);
  if (lengthPrefix === 'none') return { type: 'data', bytes: bytes.slice(0, size) };

  const [first] = bytes;
  if (first === undefined) return foreign;
  if (controlFirstBytesAbove !== undefined && first > controlFirstBytesAbove) {
    return { type: 'control', byte: first };
  }
  if (first > size || first > bytes.length - 1) return foreign;
  return { type: 'data', bytes: bytes.slice(1, 1 + first) };
}

function report(
  { reportBytes, reportId = 0, padding = 0 }: HidProfile,
  content: ArrayLike<number>,
): Uint8Array {
  const bytes = new Uint8Array(1 + reportBytes).fill(padding);
  bytes[0] = reportId;
  bytes.set(content, 1);
  return bytes;
}

/** Systems differ in what they put in front. `undefined` for a report of another number or longer than it can be. */
function withoutNumber(input: Uint8Array, { reportBytes, reportId = 0 }: HidProfile): Uint8Array | undefined {
  const isWhole = input.length === reportBytes + 1;
  if (input.length > reportBytes + 1) return undefined;
  if (isWhole) return input[0] === reportId ? input.subarray(1) : undefined;
  // A short report begins with its number too, where reports are numbered at all.
  const isNumbered = reportId !== 0 && input.length < reportBytes && input[0] === reportId;
  return isNumbered ? input.subarray(1) : input;
}
