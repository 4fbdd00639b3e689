import { maxQrBytes, type CodeReader } from './coder.ts';

/**
 * Where the parts of a code lie in an input report, counted from the report's number in byte 0. The usages (scanned data
 * report, AIM symbology identifier, decoded data, decoded data continued) are those of the HID Point of Sale Usage Tables
 * 1.02; where each lies is in the device's descriptor, which the library does not show.
 */
interface HidPosLayout {
  /** First byte of the AIM identifier `]Q1` (ISO/IEC 15424); none where it stands behind the data or is not sent. */
  readonly aimAt?: number;
  readonly dataAt: number;
}

/** Tried in this order: an identifier is where a `]`, a letter and a digit or letter are. */
const hidPosLayouts = [
  /** Honeywell, Zebra, Datalogic and the ticket readers of Access-IS. */
  { aimAt: 2, dataAt: 5 },
  /** The same behind one byte more. */
  { aimAt: 3, dataAt: 6 },
  /** Scan engines that put the identifier behind the data (Quio QU-R-302). */
  { dataAt: 2 },
] as const satisfies readonly HidPosLayout[];

const reportNumber = 0x02;
const lengthAt = 1;
/** In every layout known, of a report of 64 bytes or less. */
const mostData = 56;
const continuedAt = 63;
const bracket = 0x5d;

/** Joins the reports of each code. One `push` is one report; whatever is no scanned data report is none of its business. */
export function createHidPosReader(onMisread: () => void = () => {}): CodeReader {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const code = new Uint8Array(maxQrBytes);
  let layout: HidPosLayout | undefined;
  let length = 0;
  let isOpen = false;
  let isSound = true;

  const drop = (): void => {
    layout = undefined;
    length = 0;
    isOpen = false;
    isSound = true;
  };

  const complete = (): string[] => {
    const bytes = code.subarray(0, length);
    const isWhole = isSound;
    drop();
    try {
      const text = isWhole ? decoder.decode(bytes).replace(/[\r\n]+$/, '') : '';
      if (text !== '') return [text];
    } catch {
      // Counted below like everything else that is dropped.
    }
    onMisread();
    return [];
  };

  return {
    push(report) {
      if (report[0] !== reportNumber) return [];
      // Asked once per code: what looks like an identifier further on is data.
      layout ??= layoutOf(report);
      const data = dataOf(report, layout);
      if (data && length + data.length <= maxQrBytes) {
        code.set(data, length);
        length += data.length;
      } else {
        // The rest of it must not be taken for a code of its own.
        isSound = false;
      }
      isOpen = isContinued(report);
      return isOpen ? [] : complete();
    },
    silence() {
      if (isOpen) onMisread();
      drop();
      return [];
    },
    isMidCode: () => isOpen,
  };
}

/** The bytes of the code in this report; nothing when it contradicts itself. */
function dataOf(report: Uint8Array, { dataAt }: HidPosLayout): Uint8Array | undefined {
  const count = report[lengthAt] ?? 0;
  const isThere = count <= mostData && dataAt + count <= report.length;
  return isThere ? report.subarray(dataAt, dataAt + count) : undefined;
}

const layoutOf = (report: Uint8Array): HidPosLayout =>
  hidPosLayouts.find((layout) => isLaidOut(report, layout)) ?? hidPosLayouts[0];

function isLaidOut(report: Uint8Array, { aimAt }: HidPosLayout): boolean {
  // No identifier at all: its place is filled with zeros where it has one in front.
  if (aimAt === undefined) return report[2] !== 0;
  const [first = 0, symbology = 0, modifier = 0] = report.subarray(aimAt, aimAt + 3);
  return first === bracket && isLetter(symbology) && (isLetter(modifier) || isDigit(modifier));
}

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
const isLetter = (byte: number): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;

/** Shorter reports than 64 bytes end with the flag. */
const isContinued = (report: Uint8Array): boolean =>
  ((report[Math.min(continuedAt, report.length - 1)] ?? 0) & 1) === 1;
