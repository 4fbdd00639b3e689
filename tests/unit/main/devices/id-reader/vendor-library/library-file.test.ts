import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { root } from '../../../../../../build/paths.ts';
import {
  builtFor,
  misfitOf,
  readLibraryFile,
} from '../../../../../../main/devices/id-reader/vendor-library/library-file.ts';
import type { BuiltFor } from '../../../../../../main/devices/id-reader/vendor-library/library-file.ts';

// Headers written here byte by byte from the formats' own descriptions.

/** A DOS stub, and where it points the signature and the machine. */
function pe(machine: number, at = 0xf8): Uint8Array {
  const file = Buffer.alloc(at + 24);
  file.set([0x4d, 0x5a]);
  file.writeUInt32LE(at, 0x3c);
  file.set([0x50, 0x45, 0, 0], at);
  file.writeUInt16LE(machine, at + 4);
  return file;
}

/** The identification, type 3 (shared object), the machine. */
function elf(elfClass: 1 | 2, machine: number, order: 1 | 2 = 1): Uint8Array {
  const file = Buffer.alloc(64);
  file.set([0x7f, 0x45, 0x4c, 0x46, elfClass, order, 1]);
  file.writeUInt16LE(3, 16);
  file.writeUInt16LE(machine, 18);
  return file;
}

function mach(processor: number): Uint8Array {
  const file = Buffer.alloc(32);
  file.writeUInt32LE(0xfeedfacf);
  file.writeUInt32LE(processor, 4);
  return file;
}

function fat(...processors: readonly number[]): Uint8Array {
  const file = Buffer.alloc(8 + 20 * processors.length);
  file.writeUInt32BE(0xcafebabe);
  file.writeUInt32BE(processors.length, 4);
  processors.forEach((processor, at) => file.writeUInt32BE(processor, 8 + 20 * at));
  return file;
}

test.each([
  ['a 32-bit Windows library', pe(0x14c), [['win32', 'ia32']]],
  ['a 64-bit Windows library', pe(0x8664), [['win32', 'x64']]],
  ['a Windows library for ARM', pe(0xaa64, 0x80), [['win32', 'arm64']]],
  ['a 32-bit Linux library', elf(1, 3), [['linux', 'ia32']]],
  ['a 64-bit Linux library', elf(2, 62), [['linux', 'x64']]],
  ['a Linux library for ARM', elf(2, 183), [['linux', 'arm64']]],
  ['a Linux library for LoongArch', elf(2, 258), [['linux', 'loong64']]],
  ['a macOS library', mach(0x0100000c), [['darwin', 'arm64']]],
  [
    'a universal macOS library',
    fat(0x01000007, 0x0100000c),
    [
      ['darwin', 'x64'],
      ['darwin', 'arm64'],
    ],
  ],
])('%s is recognised', (_, file, expected) => {
  expect(builtFor(file)).toEqual(expected.map(([platform, arch]) => ({ platform, arch })));
});

test.each([
  ['nothing', new Uint8Array(0)],
  ['a text', Buffer.from('MZ is how this text begins, and nothing else about it is a program.')],
  ['a DOS program without a Windows part', pe(0x14c).subarray(0, 0xf8)],
  ['a Windows header that lies far outside', pe(0x14c).fill(0xff, 0x3c, 0x40)],
  ['a processor nobody knows', pe(0x9999)],
  ['an ELF file of the other byte order', elf(2, 62, 2)],
  ['an ELF file whose class and machine do not go together', elf(1, 62)],
  ['an ELF file cut short', elf(2, 62).subarray(0, 18)],
  ['a class file of Java, which begins like a universal one', Buffer.from('cafebabe00000041', 'hex')],
  ['a universal file cut short', fat(0x01000007, 0x0100000c).subarray(0, 20)],
])('%s is no library', (_, file) => {
  expect(builtFor(file)).toBeUndefined();
});

const dll32: BuiltFor = [{ platform: 'win32', arch: 'ia32' }];
const dll64: BuiltFor = [{ platform: 'win32', arch: 'x64' }];

test.each([
  [dll32, 'win32', 'ia32', undefined],
  [dll64, 'win32', 'x64', undefined],
  [dll32, 'win32', 'x64', 'the library is 32-bit and the helper is 64-bit: set "helper" to a 32-bit Node'],
  [dll64, 'win32', 'ia32', 'the library is 64-bit and the helper is 32-bit: set "helper" to a 64-bit Node'],
  [
    dll64,
    'win32',
    'arm64',
    'the library is for x64 and the helper for arm64: set "helper" to a Node for x64',
  ],
  [dll64, 'linux', 'x64', 'the library is for win32 and this machine runs linux'],
  [[...dll64, ...dll32] as BuiltFor, 'win32', 'ia32', undefined],
])('%j under %s %s', (built, platform, arch, misfit) => {
  expect(misfitOf(built, { platform, arch })).toBe(misfit);
});

// Native parts that packages bring for every system; their folders say what they are.
test.each([
  ['HID-win32-ia32', [['win32', 'ia32']]],
  ['HID-win32-x64', [['win32', 'x64']]],
  ['HID-win32-arm64', [['win32', 'arm64']]],
  ['HID-linux-x64', [['linux', 'x64']]],
  ['HID-linux-arm64', [['linux', 'arm64']]],
  ['HID-linux-arm', [['linux', 'arm']]],
  ['HID-darwin-x64', [['darwin', 'x64']]],
  ['HID-darwin-arm64', [['darwin', 'arm64']]],
])('the real library %s is recognised', async (folder, expected) => {
  const file = join(root, 'node_modules/node-hid/prebuilds', folder, 'node-napi-v4.node');
  const value = expected.map(([platform, arch]) => ({ platform, arch }));
  expect(await readLibraryFile(file)).toEqual({ ok: true, value });
});

test('a file is read for its header; what is no file is refused with its name', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yingbin-headers-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const library = join(folder, 'sdtapi.dll');
  writeFileSync(library, Buffer.concat([pe(0x14c), Buffer.alloc(100_000)]));
  expect(await readLibraryFile(library)).toEqual({ ok: true, value: dll32 });

  const refusal = (path: string, why: string) => ({
    ok: false,
    error: { kind: 'denied', detail: `${path}: ${why}` },
  });
  const missing = join(folder, 'missing.dll');
  expect(await readLibraryFile(missing)).toEqual(refusal(missing, 'there is no such file'));
  mkdirSync(missing);
  expect(await readLibraryFile(missing)).toEqual(refusal(missing, 'this is no file'));
  writeFileSync(library, 'text');
  expect(await readLibraryFile(library)).toEqual(
    refusal(library, 'this is no library for a processor known here'),
  );
});
