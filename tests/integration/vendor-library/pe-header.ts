/** The smallest header of a Windows program. */
export function peHeader(machine: number): Uint8Array {
  const file = Buffer.alloc(0x100);
  file.write('MZ', 0, 'latin1');
  file.writeUInt32LE(0x80, 0x3c);
  file.write('PE\0\0', 0x80, 'latin1');
  file.writeUInt16LE(machine, 0x84);
  return file;
}
