import type { Result } from '../../../../domain/kernel/result.ts';
import type { PointerBytes, WinBlock } from './winspool-layout.ts';

/** A value, or what `GetLastError` said. */
export type Win<T> = Result<T, number>;

export type PrinterHandle = bigint;

/** Of `SetJob`, winspool.h. */
export const jobControl = { pause: 1, delete: 5 } as const;

/** An array of structures as the system filled it in. */
export interface WinList extends WinBlock {
  readonly count: number;
}

/**
 * The functions of winspool.drv that a raw job needs, named and behaving as Microsoft documents them, with the room for
 * answers already asked for. Each may take as long as the spooler and the port below it like, and never throws.
 */
export interface WinspoolApi {
  readonly pointerBytes: PointerBytes;
  openPrinter(name: string): Promise<Win<PrinterHandle>>;
  closePrinter(printer: PrinterHandle): Promise<Win<void>>;
  /** `PRINTER_INFO_2W` */
  getPrinter(printer: PrinterHandle): Promise<Win<WinBlock>>;
  /** @returns the number of the job that begins */
  startDocPrinter(printer: PrinterHandle, document: string, datatype: string): Promise<Win<number>>;
  startPagePrinter(printer: PrinterHandle): Promise<Win<void>>;
  /** @returns how many bytes were taken, perhaps fewer than offered */
  writePrinter(printer: PrinterHandle, bytes: Uint8Array): Promise<Win<number>>;
  endPagePrinter(printer: PrinterHandle): Promise<Win<void>>;
  endDocPrinter(printer: PrinterHandle): Promise<Win<void>>;
  /** `JOB_INFO_1W`. Of a job that has left the queue: "invalid parameter". */
  getJob(printer: PrinterHandle, job: number): Promise<Win<WinBlock>>;
  setJob(printer: PrinterHandle, job: number, command: number): Promise<Win<void>>;
  /** All jobs of the queue, `JOB_INFO_1W`. */
  enumJobs(printer: PrinterHandle): Promise<Win<WinList>>;
  /** The queues of this machine and those it is connected to, `PRINTER_INFO_4W`. */
  enumPrinters(): Promise<Win<WinList>>;
}
