import type { PrinterHealth } from '../../../../domain/visit/status.ts';
import type { JobState, QueueState, SpoolFault } from './port.ts';
import type { PrinterInfo } from './winspool-layout.ts';

/** `PRINTER_STATUS_*` of winspool.h, in the order in which a person must deal with them. */
const printerFaults: readonly (readonly [flag: number, name: string, health: PrinterHealth])[] = [
  [0x0040_0000, 'DOOR_OPEN', 'cover-open'],
  [0x0000_0008, 'PAPER_JAM', 'jammed'],
  [0x0000_0010, 'PAPER_OUT', 'out-of-labels'],
  [0x0004_0000, 'NO_TONER', 'out-of-ribbon'],
  [0x0000_0080, 'OFFLINE', 'absent'],
  [0x0000_1000, 'NOT_AVAILABLE', 'absent'],
  [0x0200_0000, 'SERVER_OFFLINE', 'absent'],
  [0x0080_0000, 'SERVER_UNKNOWN', 'absent'],
  [0x0000_0004, 'PENDING_DELETION', 'absent'],
  [0x0000_0040, 'PAPER_PROBLEM', 'fault'],
  [0x0010_0000, 'USER_INTERVENTION', 'fault'],
  [0x0020_0000, 'OUT_OF_MEMORY', 'fault'],
  [0x0008_0000, 'PAGE_PUNT', 'fault'],
  [0x0000_0800, 'OUTPUT_BIN_FULL', 'fault'],
  [0x0000_0020, 'MANUAL_FEED', 'fault'],
  [0x0000_0002, 'ERROR', 'fault'],
  [0x0000_0001, 'PAUSED', 'paused'],
];

/** `PRINTER_ATTRIBUTE_WORK_OFFLINE`: "Use printer offline", set by people and by Windows when a USB plug is out. */
const workOffline = 0x0400;

export function queueStateOf({ status, attributes }: PrinterInfo): QueueState {
  const faults = printerFaults.filter(([flag]) => (status & flag) !== 0);
  const offline = (attributes & workOffline) !== 0;
  const physical = faults.find(([, , health]) => health !== 'paused' && health !== 'absent');
  const health = physical?.[2] ?? (offline ? 'absent' : undefined) ?? faults[0]?.[2] ?? 'ready';
  const names = [...faults.map(([, name]) => name), ...(offline ? ['WORK_OFFLINE'] : [])];
  return { health, warnings: [], words: [`printer status ${hex(status)}`, ...names].join(', ') };
}

/** `JOB_STATUS_*` of winspool.h. */
const jobStatus = {
  paused: 0x0001,
  error: 0x0002,
  deleting: 0x0004,
  spooling: 0x0008,
  printing: 0x0010,
  offline: 0x0020,
  paperOut: 0x0040,
  printed: 0x0080,
  deleted: 0x0100,
  blocked: 0x0200,
  userIntervention: 0x0400,
  restart: 0x0800,
  complete: 0x1000,
} as const;

const through = jobStatus.printed | jobStatus.complete;
/** Each of them means that the port has been tried. */
const tried =
  through |
  jobStatus.printing |
  jobStatus.error |
  jobStatus.paperOut |
  jobStatus.userIntervention |
  jobStatus.restart;

/** @param status what `GetJob` said, or all it has ever said of the job put together */
export function hasBegun(status: number): boolean {
  return (status & tried) !== 0;
}

export function jobStateOf(status: number): JobState {
  if ((status & through) !== 0) return 'completed';
  if ((status & jobStatus.deleted) !== 0) return 'cancelled';
  return hasBegun(status) || (status & jobStatus.deleting) !== 0 ? 'processing' : 'waiting';
}

/**
 * What became of a job that has left the queue: Windows keeps no history, and one that was handed over simply vanishes.
 * So does one that somebody deleted between two looks.
 * @param seen all that `GetJob` has ever said of it put together
 */
export function endOf(seen: number): JobState {
  return (seen & (jobStatus.deleting | jobStatus.deleted)) === 0 ? 'completed' : 'cancelled';
}

export function jobWords(status: number): string {
  const names = Object.entries(jobStatus).filter(([, flag]) => (status & flag) !== 0);
  return [`job status ${hex(status)}`, ...names.map(([name]) => name)].join(', ');
}

/** Of winerror.h, those that mean something here. */
export const winError = {
  fileNotFound: 2,
  accessDenied: 5,
  writeFault: 29,
  invalidParameter: 87,
  insufficientBuffer: 122,
  timeout: 1_460,
  generalFailure: 31,
  moduleNotFound: 126,
  noRpcServer: 1_722,
  invalidPrinterName: 1_801,
  invalidDatatype: 1_804,
  printerDeleted: 1_905,
} as const;

const faultKinds: Readonly<Record<number, readonly [SpoolFault['kind'], string]>> = {
  [winError.fileNotFound]: ['no-such-queue', 'no such queue'],
  [winError.accessDenied]: ['denied', 'access denied'],
  [winError.timeout]: ['no-answer', 'the spooler did not answer'],
  [winError.moduleNotFound]: ['unreachable', 'this system has no winspool.drv'],
  [winError.noRpcServer]: ['unreachable', 'the print spooler service is not running'],
  [winError.invalidPrinterName]: ['no-such-queue', 'no such queue'],
  [winError.invalidDatatype]: ['refused', 'the queue does not take this data type: try the other one'],
  [winError.printerDeleted]: ['no-such-queue', 'the queue was deleted'],
};

export function spoolFaultOf(code: number): SpoolFault {
  const [kind, says] = faultKinds[code] ?? ['refused', 'refused'];
  return { kind, detail: `${says} (Windows error ${code})` };
}

const hex = (flags: number): string => `0x${(flags >>> 0).toString(16).padStart(8, '0')}`;
