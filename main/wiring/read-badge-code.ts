import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { bitmapToPng } from '../badge/png.ts';
import type { Bitmap } from '../devices/label-printer/port.ts';

let prepared = false;

/** The library would fetch its WebAssembly from a CDN; a kiosk has none, and the bytes are in the package. */
function prepare(): void {
  if (prepared) return;
  const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  const wasmBinary = wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength);
  prepareZXingModule({ overrides: { wasmBinary } });
  prepared = true;
}

/** What a scanner would read from the printed dots; for the dev dock, so that a badge can be held to the scanner. */
export async function readBadgeCode(bitmap: Bitmap): Promise<string | undefined> {
  prepare();
  const codes = await readBarcodes(bitmapToPng(bitmap), { formats: ['QRCode'] });
  return codes[0]?.text;
}
