/** The beginnings of real files of each kind, as many encoders write them. What follows them may be anything. */
export const pictureHeads = {
  'JPEG with JFIF': hex('ffd8ffe0 0010 4a46494600 0101 00 0001 0001 0000'),
  'JPEG with Exif': hex('ffd8ffe1 4ab2 457869660000 49492a00 08000000'),
  'JPEG with Adobe': hex('ffd8ffee 000e 41646f6265 0064 0000 0000 01'),
  'JPEG of tables first': hex('ffd8ffdb 0043 00 100b0c0e0c0a100e0d0e1211101318'),
  'JPEG of tables of two bytes': hex('ffd8ffdb 0083 10 0010000b000c000e000c000a'),
  PNG: hex('89504e470d0a1a0a 0000000d 49484452 00000066 0000007e 08 02 00 00 00'),
  WebP: hex('52494646 24100000 57454250 56503820 18100000'),
  'GIF 87': hex('474946383761 6600 7e00 f7 00 00'),
  'GIF 89': hex('474946383961 6600 7e00 f7 00 00'),
  BMP: hex('424d 36970000 0000 0000 36000000 28000000 66000000 7e000000 0100 1800'),
} as const satisfies Readonly<Record<string, Buffer>>;
export type PictureHead = keyof typeof pictureHeads;

/** A picture of nobody: the head of a real one with any bytes behind it. */
export function anyPicture(head: PictureHead, rest: Uint8Array): Buffer {
  return Buffer.concat([pictureHeads[head], rest]);
}

function hex(text: string): Buffer {
  return Buffer.from(text.replaceAll(' ', ''), 'hex');
}
