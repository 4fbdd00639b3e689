import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { dist, root } from '../paths.ts';

/** A sandboxed preload must be one CommonJS file that requires nothing but `electron`. */
export const preloadConfig: InlineConfig = {
  configFile: false,
  root,
  logLevel: 'warn',
  publicDir: false,
  build: {
    ssr: true,
    outDir: join(dist, 'preload'),
    emptyOutDir: true,
    target: 'chrome140',
    minify: false,
    rolldownOptions: {
      input: { bridge: join(root, 'preload', 'bridge.ts') },
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: '[name].cjs' },
    },
  },
};
