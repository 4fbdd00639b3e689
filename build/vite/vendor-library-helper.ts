import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { dist, root } from '../paths.ts';

/**
 * The helper that loads vendors' reader libraries, in one file with all it needs but koffi. It lies beside the main
 * process but shares nothing with it, because another Node may run it: an older one (Node 22 is the last there is for
 * 32-bit Windows), and one that cannot look into Electron's archive.
 */
export const vendorLibraryHelperConfig: InlineConfig = {
  configFile: false,
  root,
  logLevel: 'warn',
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: join(dist, 'main'),
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: {
        'vendor-library-helper': join(root, 'main/devices/id-reader/vendor-library/helper.ts'),
      },
      output: { format: 'es', entryFileNames: '[name].mjs' },
    },
  },
};
