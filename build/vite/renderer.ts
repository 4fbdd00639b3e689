import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import { dist, root } from '../paths.ts';
import { faceModels } from './face-models.ts';

/** The window: one page for both shells, so nothing may be inlined that the content policy forbids. */
export const rendererConfig: InlineConfig = {
  configFile: false,
  root: join(root, 'renderer'),
  base: '/',
  publicDir: false,
  plugins: [react(), faceModels()],
  logLevel: 'warn',
  worker: { format: 'es' },
  build: {
    outDir: join(dist, 'renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    // `font-src 'self'` and `img-src`: every file stays a file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2_000,
    // For reading stacks later; the page itself never asks for them.
    sourcemap: 'hidden',
  },
};
