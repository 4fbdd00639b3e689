import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';

/** What the worker answers to a picture: the code in it, or none, or that it cannot read at all. */
export type CodeAnswer = { readonly text: string | undefined } | { readonly failed: true };

// Runs beside the page: searching a picture takes longer than a frame. The program comes from the window's own files.
prepareZXingModule({ overrides: { locateFile: () => wasmUrl } });

addEventListener('message', async ({ data }: MessageEvent<ImageData>) => {
  const answer: CodeAnswer = await readBarcodes(data, { formats: ['QRCode'], maxNumberOfSymbols: 1 }).then(
    ([found]) => ({ text: found?.text }),
    () => ({ failed: true }),
  );
  postMessage(answer);
});
