import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { dist, root } from '../paths.ts';
import { faceModels } from './face-models.ts';

export const faceLabFolder: string = join(dist, 'face-lab');

/**
 * A page with the built-in face engine and nothing else, for the tools and tests that measure it. Not beside the window, so that no
 * kiosk serves it and no installer packs it.
 */
export const faceLabConfig: InlineConfig = {
  configFile: false,
  root: join(root, 'renderer', 'face-lab'),
  base: '/',
  publicDir: false,
  plugins: [faceModels()],
  logLevel: 'warn',
  worker: { format: 'es' },
  build: {
    outDir: faceLabFolder,
    emptyOutDir: true,
    target: 'chrome140',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4_000,
  },
};
