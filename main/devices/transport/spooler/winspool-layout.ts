/** Bytes filled in by the system, and where they lay: the pointers inside point into the same bytes. */
export interface WinBlock {
  readonly bytes: Uint8Array;
  readonly address: bigint;
}

/** Of a pointer, in the process that asks. */
export type PointerBytes = 4 | 8;

/** Of `PRINTER_INFO_2W`: what a queue's state is told by. */
export interface PrinterInfo {
  readonly attributes: number;
  readonly status: number;
}

/** Of `JOB_INFO_1W`. */
interface JobInfo {
  readonly id: number;
  /** The job's name. */
  readonly document: string;
  readonly status: number;
}

/** Of `PRINTER_INFO_4W`. */
interface PrinterName {
  readonly name: string;
}

// winspool.h. Members lie one behind the other, each at a multiple of its own size.

const printerInfo2Pointers = 13;
const printerInfo2Numbers = 8;
const jobInfo1Pointers = 6;

/** `undefined` when the bytes are too few for one. */
export function readPrinterInfo2({ bytes }: WinBlock, pointer: PointerBytes): PrinterInfo | undefined {
  const view = viewOf(bytes);
  const numbers = printerInfo2Pointers * pointer;
  if (view.byteLength < numbers + 4 * printerInfo2Numbers) return undefined;
  return { attributes: view.getUint32(numbers, true), status: view.getUint32(numbers + 20, true) };
}

/** @param count how many the system says there are; those that do not fit into the bytes are left out */
export function readJobInfo1(block: WinBlock, count: number, pointer: PointerBytes): JobInfo[] {
  const view = viewOf(block.bytes);
  // The id and its padding take a pointer's room; behind the pointers, five numbers and a date of sixteen bytes.
  const numbers = pointer + jobInfo1Pointers * pointer;
  const size = roundUp(numbers + 5 * 4 + 16, pointer);
  return starts(view, size, count).map((at) => ({
    id: view.getUint32(at, true),
    document: readText(block, view, at + 4 * pointer, pointer),
    status: view.getUint32(at + numbers, true),
  }));
}

/** @param count see `readJobInfo1` */
export function readPrinterInfo4(block: WinBlock, count: number, pointer: PointerBytes): PrinterName[] {
  const view = viewOf(block.bytes);
  const size = roundUp(2 * pointer + 4, pointer);
  return starts(view, size, count).map((at) => ({ name: readText(block, view, at, pointer) }));
}

function starts(view: DataView, size: number, count: number): number[] {
  const fitting = Math.min(count, Math.floor(view.byteLength / size));
  return Array.from({ length: fitting }, (_, index) => index * size);
}

/** UTF-16 up to its NUL; empty where the pointer points elsewhere. */
function readText({ address }: WinBlock, view: DataView, at: number, pointer: PointerBytes): string {
  const target = pointer === 8 ? view.getBigUint64(at, true) : BigInt(view.getUint32(at, true));
  const offset = target - address;
  if (offset < 0n || offset >= BigInt(view.byteLength)) return '';
  const units: number[] = [];
  for (let next = Number(offset); next + 2 <= view.byteLength; next += 2) {
    const unit = view.getUint16(next, true);
    if (unit === 0) break;
    units.push(unit);
  }
  // Names are short; a text without its end must not be spread over the stack.
  return String.fromCharCode(...units.slice(0, 1_024));
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const roundUp = (length: number, unit: number): number => Math.ceil(length / unit) * unit;
