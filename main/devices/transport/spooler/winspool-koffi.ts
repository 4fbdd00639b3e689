import { err, ok } from '../../../../domain/kernel/result.ts';
import type { Win, WinList, WinspoolApi } from './winspool-api.ts';
import { winError } from './winspool-flags.ts';
import { loadWinspool } from './winspool-functions.ts';
import type { WinspoolFunctionName, WinspoolFunctions, WinspoolLibraries } from './winspool-functions.ts';

const windows: WinspoolLibraries = { spooler: 'winspool.drv', system: 'kernel32.dll' };

/** Nothing a queue says of itself is longer; what is, is refused. */
const mostBytes = 1_048_576;
const mostJobs = 1_000;
/** `PRINTER_ENUM_LOCAL` and `PRINTER_ENUM_CONNECTIONS`, level 4: the one the system answers without asking printers. */
const localAndConnected = 0x2 | 0x4;

/**
 * winspool.drv itself, loaded with the first call and only then, so that nothing of this runs where no queue of Windows
 * is set up. Elsewhere than on Windows each call fails.
 */
export function createWinspoolApi(libraries: WinspoolLibraries = windows): WinspoolApi {
  let loading: Promise<WinspoolFunctions | undefined> | undefined;
  const functions = (): Promise<WinspoolFunctions | undefined> => {
    loading ??= loadWinspool(libraries).catch(() => undefined);
    return loading;
  };

  const call = async (name: WinspoolFunctionName, ...args: unknown[]): Promise<Win<number>> => {
    const loaded = await functions();
    return loaded ? loaded.calls[name](...args) : err(winError.moduleNotFound);
  };
  const done = async (name: WinspoolFunctionName, ...args: unknown[]): Promise<Win<void>> => {
    const result = await call(name, ...args);
    return result.ok ? ok() : result;
  };

  /** Asks how much room an answer needs, then for the answer; it may have grown in between. */
  const fill = async (
    name: WinspoolFunctionName,
    args: readonly unknown[],
    { counts }: { readonly counts: boolean },
  ): Promise<Win<WinList>> => {
    const loaded = await functions();
    let bytes = Buffer.alloc(0);
    for (let attempt = 0; loaded && attempt < 4; attempt += 1) {
      const needed = [0];
      const count = [1];
      const room = [bytes, bytes.length, needed, ...(counts ? [count] : [])];
      const result = await loaded.calls[name](...args, ...room);
      if (result.ok) return ok({ bytes, address: loaded.addressOf(bytes), count: count[0] ?? 0 });
      const size = needed[0] ?? 0;
      if (result.error !== winError.insufficientBuffer || size > mostBytes) return result;
      bytes = Buffer.alloc(size);
    }
    return err(loaded ? winError.insufficientBuffer : winError.moduleNotFound);
  };

  return {
    pointerBytes: process.arch === 'ia32' || process.arch === 'arm' ? 4 : 8,
    async openPrinter(name) {
      const handle: [bigint | null] = [null];
      const opened = await call('OpenPrinterW', name, handle, null);
      if (!opened.ok) return opened;
      return handle[0] === null ? err(winError.invalidPrinterName) : ok(handle[0]);
    },
    closePrinter: (printer) => done('ClosePrinter', printer),
    getPrinter: (printer) => fill('GetPrinterW', [printer, 2], { counts: false }),
    startDocPrinter: (printer, document, datatype) =>
      call('StartDocPrinterW', printer, 1, { document, outputFile: null, datatype }),
    startPagePrinter: (printer) => done('StartPagePrinter', printer),
    async writePrinter(printer, bytes) {
      const written = [0];
      const result = await call('WritePrinter', printer, bytes, bytes.length, written);
      return result.ok ? ok(written[0] ?? 0) : result;
    },
    endPagePrinter: (printer) => done('EndPagePrinter', printer),
    endDocPrinter: (printer) => done('EndDocPrinter', printer),
    getJob: (printer, job) => fill('GetJobW', [printer, job, 1], { counts: false }),
    setJob: (printer, job, command) => done('SetJobW', printer, job, 0, null, command),
    enumJobs: (printer) => fill('EnumJobsW', [printer, 0, mostJobs, 1], { counts: true }),
    enumPrinters: () => fill('EnumPrintersW', [localAndConnected, null, 4], { counts: true }),
  };
}
