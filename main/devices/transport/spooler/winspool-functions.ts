import type koffi from 'koffi';
import { err, ok } from '../../../../domain/kernel/result.ts';
import type { Win } from './winspool-api.ts';
import { winError } from './winspool-flags.ts';

/** The system libraries; for tests. */
export interface WinspoolLibraries {
  readonly spooler: string;
  readonly system: string;
}

type Koffi = typeof koffi;
type Native = ReturnType<ReturnType<Koffi['load']>['func']>;
type Argument = string | ReturnType<Koffi['struct']> | ReturnType<Koffi['out']>;

/** A function of the system, called on a thread of its own. */
type WinspoolCall = (...args: unknown[]) => Promise<Win<number>>;

export interface WinspoolFunctions {
  readonly calls: Readonly<Record<WinspoolFunctionName, WinspoolCall>>;
  addressOf(bytes: Uint8Array): bigint;
}
export type WinspoolFunctionName = keyof ReturnType<typeof argumentsOf>;

/** @throws where there are no such libraries: everywhere but on Windows */
export async function loadWinspool({ spooler, system }: WinspoolLibraries): Promise<WinspoolFunctions> {
  const { default: library } = await import('koffi');
  const lastError = library.load(system).func('__stdcall', 'GetLastError', 'uint32', []);
  const winspool = library.load(spooler);
  const calls = Object.entries(argumentsOf(library)).map(([name, args]) => {
    const native = winspool.func('__stdcall', name, 'uint32', [...args]);
    return [name, (...given: unknown[]) => callNative(native, lastError, given)];
  });
  return { calls: Object.fromEntries(calls), addressOf: (bytes) => library.address(bytes) };
}

function callNative(native: Native, lastError: Native, args: readonly unknown[]): Promise<Win<number>> {
  return new Promise((resolve) => {
    const refused = (): void => resolve(err(winError.generalFailure));
    try {
      native.async(...args, (fault: unknown, result: number) => {
        // Asked for at once: the next call would overwrite it.
        const code = Number(lastError());
        if (fault) refused();
        else resolve(result === 0 ? err(code) : ok(result));
      });
    } catch {
      refused();
    }
  });
}

/** As winspool.h has them. Each returns 0 for failure. */
function argumentsOf(library: Koffi) {
  const docInfo1 = library.struct({ document: 'str16', outputFile: 'str16', datatype: 'str16' });
  const handle = 'void *';
  const number = library.out(library.pointer('uint32'));
  const room: readonly Argument[] = ['uint8 *', 'uint32', number];
  const functions = {
    OpenPrinterW: ['str16', library.out(library.pointer(handle)), handle],
    ClosePrinter: [handle],
    GetPrinterW: [handle, 'uint32', ...room],
    StartDocPrinterW: [handle, 'uint32', library.pointer(docInfo1)],
    StartPagePrinter: [handle],
    WritePrinter: [handle, 'uint8 *', 'uint32', number],
    EndPagePrinter: [handle],
    EndDocPrinter: [handle],
    GetJobW: [handle, 'uint32', 'uint32', ...room],
    SetJobW: [handle, 'uint32', 'uint32', handle, 'uint32'],
    EnumJobsW: [handle, 'uint32', 'uint32', 'uint32', ...room, number],
    EnumPrintersW: ['uint32', 'str16', 'uint32', ...room, number],
  } satisfies Record<string, readonly Argument[]>;
  return functions;
}
