import { env } from 'face-api.js';

/**
 * Stands for what a worker does not have: pictures, films, a disk. A function of the old kind, because the library also asks whether
 * something is an instance of it.
 */
function absent(): never {
  throw new Error('only canvases in memory are used');
}

/**
 * face-api looks for a page or for Node and finds neither in a worker. Everything goes through canvases in memory; the library's
 * types know only those of a page.
 */
export function useCanvasesInMemory(): void {
  env.setEnv({
    Canvas: OffscreenCanvas,
    CanvasRenderingContext2D: OffscreenCanvasRenderingContext2D,
    Image: absent,
    Video: absent,
    ImageData,
    createCanvasElement: () => new OffscreenCanvas(1, 1),
    createImageElement: absent,
    createVideoElement: absent,
    fetch: (url: string, init?: RequestInit) => fetch(url, init),
    readFile: absent,
  } as unknown as Parameters<typeof env.setEnv>[0]);
}
