import { rmSync, writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { build } from 'vite';
import { stampFile } from './freshness.ts';
import { mainConfig } from './vite/main.ts';
import { preloadConfig } from './vite/preload.ts';
import { rendererConfig } from './vite/renderer.ts';
import { vendorLibraryHelperConfig } from './vite/vendor-library-helper.ts';
import { webConfig } from './vite/web.ts';

/** `npm run build`: window, main process and its helper, bridge, and the site server's pages into `dist/`. */
const startMs = performance.now();
// Whoever starts the build, a test runner say: what is shipped is never a development bundle.
process.env['NODE_ENV'] = 'production';
rmSync(stampFile, { force: true });
// The helper comes after the main process, whose build empties their folder.
for (const config of [preloadConfig, mainConfig, vendorLibraryHelperConfig, rendererConfig, webConfig])
  await build(config);
writeFileSync(stampFile, '');
process.stdout.write(`built in ${((performance.now() - startMs) / 1_000).toFixed(1)} s\n`);
