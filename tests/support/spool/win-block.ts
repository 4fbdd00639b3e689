import type { WinBlock } from '../../../main/devices/transport/spooler/winspool-layout.ts';

/** A member of a C structure: a pointer to a text (or to nothing), a DWORD, or bytes as they are. */
export type Member = { readonly text: string | null } | { readonly dword: number } | { readonly raw: number };

/**
 * Lays structures out as a C compiler does: members in order, each at a multiple of its size, the whole a multiple of
 * the largest; the texts follow behind the last structure, as winspool puts them.
 */
export function winBlock(structures: readonly (readonly Member[])[], pointerBytes: 4 | 8): WinBlock {
  const address = 0x1_0000n;
  const bytes: number[] = [];
  const texts: { readonly at: number; readonly text: string }[] = [];
  const align = (unit: number): void => {
    while (bytes.length % unit !== 0) bytes.push(0xee);
  };
  for (const members of structures) {
    for (const member of members) {
      if ('text' in member) {
        align(pointerBytes);
        if (member.text !== null) texts.push({ at: bytes.length, text: member.text });
        for (let i = 0; i < pointerBytes; i += 1) bytes.push(0);
      } else if ('dword' in member) {
        align(4);
        const { dword } = member;
        bytes.push(dword & 0xff, (dword >> 8) & 0xff, (dword >> 16) & 0xff, (dword >>> 24) & 0xff);
      } else {
        for (let i = 0; i < member.raw; i += 1) bytes.push(0xdd);
      }
    }
    align(pointerBytes);
  }
  for (const { at, text } of texts) {
    const target = Number(address) + bytes.length;
    for (let i = 0; i < 4; i += 1) bytes[at + i] = (target >>> (8 * i)) & 0xff;
    bytes.push(...Buffer.from(`${text}\0`, 'utf16le'));
  }
  return { bytes: Uint8Array.from(bytes), address };
}
