import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Locator } from 'playwright';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

let reader: Promise<unknown> | undefined;

/** What a camera would read off this part of a screen. */
export async function readCode(part: Locator): Promise<string> {
  // From the package itself: by default the reader would fetch its program from the net.
  reader ??= Promise.resolve(
    prepareZXingModule({
      overrides: {
        wasmBinary: new Uint8Array(
          readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')),
        ).buffer,
      },
      fireImmediately: true,
    }),
  );
  await reader;
  const [found] = await readBarcodes(new Uint8Array(await part.screenshot()), { formats: ['QRCode'] });
  if (!found) throw new Error('there is no code to be read');
  return found.text;
}
