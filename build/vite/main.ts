import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { dist, root } from '../paths.ts';

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

/** Packages stay outside the bundle: some hold native code, and the installer brings them anyway. */
const isPackage = (id: string): boolean => !/^[./\0]|^[A-Za-z]:[\\/]/.test(id);

/** The entries of the main process; they share their chunks, so the two shells run the very same code. */
export const mainConfig: InlineConfig = {
  configFile: false,
  root,
  logLevel: 'warn',
  publicDir: false,
  define: { yingbinVersion: JSON.stringify(version) },
  build: {
    ssr: true,
    outDir: join(dist, 'main'),
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: {
        node: join(root, 'main', 'node.ts'),
        electron: join(root, 'main', 'electron.ts'),
        // A process of its own, started by the kiosk: docs/decisions/0006-relay-helper-process.md.
        'relay-watchdog': join(root, 'main', 'devices', 'relay-board', 'relay-watchdog.ts'),
      },
      external: isPackage,
      // Flat: code finds assets by walking up from its own folder (main/app/paths.ts).
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
};
