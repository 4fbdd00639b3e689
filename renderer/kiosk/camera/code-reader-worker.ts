import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** What the worker answers to a picture: the code in it, or none, or that it cannot read at all. */
export type CodeAnswer = { readonly text: string | undefined } | { readonly failed: true };

/** A file of the window, not of the network, where the library would look for it. */
const wasm = new URL('zxing-wasm/reader/zxing_reader.wasm', import.meta.url).href;

// Runs beside the page: searching a picture takes longer than a frame.
prepareZXingModule({ overrides: { locateFile: () => wasm } });

addEventListener('message', async ({ data }: MessageEvent<ImageData>) => {
  const answer: CodeAnswer = await readBarcodes(data, { formats: ['QRCode'], maxNumberOfSymbols: 1 }).then(
    ([found]) => ({ text: found?.text }),
    () => ({ failed: true }),
  );
  postMessage(answer);
});
