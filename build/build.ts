import { rmSync, writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { build } from 'vite';
import { stampFile } from './freshness.ts';
import { mainConfig } from './vite/main.ts';
import { preloadConfig } from './vite/preload.ts';
import { rendererConfig } from './vite/renderer.ts';

/** `npm run build`: window, main process and bridge into `dist/`. */
const startMs = performance.now();
rmSync(stampFile, { force: true });
for (const config of [preloadConfig, mainConfig, rendererConfig]) await build(config);
writeFileSync(stampFile, '');
process.stdout.write(`built in ${((performance.now() - startMs) / 1_000).toFixed(1)} s\n`);
