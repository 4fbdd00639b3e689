import { open, stat } from 'node:fs/promises';
import { err, ok } from '../../../../domain/kernel/result.ts';
import type { Result } from '../../../../domain/kernel/result.ts';
import type { LinkFault } from '../../transport/byte-stream.ts';

/** What a program runs on, in Node's words: `process.platform`, `process.arch`. */
export interface Runtime {
  readonly platform: string;
  readonly arch: string;
}

/** What a library was built for; a universal macOS file serves several processors. */
export type BuiltFor = readonly [Runtime, ...Runtime[]];

/** The headers in question lie within the first page of a file. */
const headerBytes = 4_096;

/**
 * Reads from its header what a library was built for, without loading it: a system that is made to load the wrong kind
 * says "not a valid application", or nothing, and a technician would look for the mistake everywhere else.
 */
export async function readLibraryFile(path: string): Promise<Result<BuiltFor, LinkFault>> {
  const refuse = (why: string) => err<LinkFault>({ kind: 'denied', detail: `${path}: ${why}` });
  try {
    // A named pipe in its place would never open.
    if (!(await stat(path)).isFile()) return refuse('this is no file');
    await using file = await open(path);
    const { bytesRead, buffer } = await file.read(new Uint8Array(headerBytes), 0, headerBytes, 0);
    const built = builtFor(buffer.subarray(0, bytesRead));
    return built ? ok(built) : refuse('this is no library for a processor known here');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    return refuse(code === 'ENOENT' ? 'there is no such file' : code);
  }
}

/** @param header the first bytes of a file, as many as there are */
export function builtFor(header: Uint8Array): BuiltFor | undefined {
  const view = new DataView(header.buffer, header.byteOffset, header.length);
  try {
    return peRuntime(view) ?? elfRuntime(view) ?? machRuntimes(view);
  } catch (error) {
    // A view throws where it is asked for bytes beyond its end: the header breaks off.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Why a library cannot be loaded by such a helper, in words for the device page; `undefined` when it can. */
export function misfitOf(built: BuiltFor, helper: Runtime): string | undefined {
  if (built.some(({ platform, arch }) => platform === helper.platform && arch === helper.arch))
    return undefined;
  const [{ platform, arch }] = built;
  if (platform !== helper.platform)
    return `the library is for ${platform} and this machine runs ${helper.platform}`;
  const [library, runtime] = [bits(arch), bits(helper.arch)];
  return library === runtime
    ? `the library is for ${arch} and the helper for ${helper.arch}: set "helper" to a Node for ${arch}`
    : `the library is ${library}-bit and the helper is ${runtime}-bit: set "helper" to a ${library}-bit Node`;
}

const bits = (arch: string): 32 | 64 => (/64|s390x/.test(arch) ? 64 : 32);

/** PE/COFF, machine types: Microsoft PE format, "Machine Types". */
const peMachines: Readonly<Record<number, string>> = {
  0x014c: 'ia32',
  0x8664: 'x64',
  0x01c4: 'arm',
  0xaa64: 'arm64',
};

function peRuntime(view: DataView): BuiltFor | undefined {
  if (view.getUint16(0) !== 0x4d5a) return undefined; // MZ
  const at = view.getUint32(0x3c, true);
  if (view.getUint32(at) !== 0x50450000) return undefined; // PE\0\0
  return oneOf('win32', peMachines[view.getUint16(at + 4, true)]);
}

/** ELF, `class:machine`: System V ABI, chapter 4, with the processors' own supplements. All little-endian. */
const elfMachines: Readonly<Record<string, string>> = {
  '1:3': 'ia32',
  '2:62': 'x64',
  '1:40': 'arm',
  '2:183': 'arm64',
  '2:243': 'riscv64',
  '2:258': 'loong64',
};

function elfRuntime(view: DataView): BuiltFor | undefined {
  if (view.getUint32(0) !== 0x7f454c46) return undefined; // \x7fELF
  const littleEndian = view.getUint8(5) === 1;
  const machine = elfMachines[`${view.getUint8(4)}:${view.getUint16(18, true)}`];
  return littleEndian ? oneOf('linux', machine) : undefined;
}

/** Mach-O: Apple's mach-o/loader.h, mach-o/fat.h and mach/machine.h. */
const machProcessors: Readonly<Record<number, string>> = {
  0x00000007: 'ia32',
  0x01000007: 'x64',
  0x0100000c: 'arm64',
};
const fatEntryBytes = 20;

function machRuntimes(view: DataView): BuiltFor | undefined {
  const magic = view.getUint32(0);
  if (magic === 0xcefaedfe || magic === 0xcffaedfe) {
    return oneOf('darwin', machProcessors[view.getUint32(4, true)]);
  }
  if (magic !== 0xcafebabe) return undefined;
  // Java's class files begin the same way; their next number is a version far above any count of processors.
  const count = view.getUint32(4);
  if (count > 8) return undefined;
  const [first, ...others] = Array.from(
    { length: count },
    (_, entry) => machProcessors[view.getUint32(8 + entry * fatEntryBytes)],
  ).flatMap((arch) => (arch ? [{ platform: 'darwin', arch }] : []));
  return first && [first, ...others];
}

const oneOf = (platform: string, arch: string | undefined): BuiltFor | undefined =>
  arch === undefined ? undefined : [{ platform, arch }];
