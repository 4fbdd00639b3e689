import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig, Plugin } from 'vite';
import { dist, root } from '../paths.ts';
import { drawIcon } from './web-icons.ts';

const renderer = join(root, 'renderer');
export const webPages = ['portal', 'console', 'handheld'] as const;

/**
 * The site server's pages: `/portal/`, `/console/` and `/handheld/`, with what they share under `/assets/` (hashed names, may be kept
 * for ever). Nothing is inlined, as their content policy asks; the kiosk's window is a build of its own (renderer.ts).
 */
export const webConfig: InlineConfig = {
  configFile: false,
  root: renderer,
  base: '/',
  publicDir: false,
  plugins: [react(), handheldShell()],
  logLevel: 'warn',
  worker: { format: 'es' },
  build: {
    outDir: join(dist, 'web'),
    emptyOutDir: true,
    // Phones of visitors: what WeChat's own browser and iOS 16 understand.
    target: ['chrome100', 'safari16', 'firefox115'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      input: {
        ...Object.fromEntries(webPages.map((page) => [page, join(renderer, page, 'index.html')])),
        sw: join(renderer, 'handheld', 'sw.ts'),
      },
      output: {
        // A service worker rules over the folder it lies in, and its address may never change.
        entryFileNames: ({ name }) => (name === 'sw' ? 'handheld/sw.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
};

/** Sides in pixels: the system's own sizes, the home screen of an iPhone, the small sign beside a push. */
const iconSides = [96, 180, 192, 512] as const;
const manifestFile = 'handheld/manifest.webmanifest';

/** What makes the handheld installable: manifest, icons, and the list of files that its service worker keeps. */
function handheldShell(): Plugin {
  return {
    name: 'yingbin-handheld-shell',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const svg = readFileSync(join(renderer, 'favicon.svg'));
        for (const side of iconSides)
          this.emitFile({
            type: 'asset',
            fileName: `handheld/icon-${side}.png`,
            source: await drawIcon(svg, side),
          });
        this.emitFile({ type: 'asset', fileName: manifestFile, source: JSON.stringify(manifest, null, 2) });

        const worker = bundle['handheld/sw.js'];
        if (worker?.type !== 'chunk') throw new Error('The handheld has no service worker');
        const files = filesOfHandheld(bundle);
        const version = createHash('sha256')
          .update(files.map((file) => `${file} ${contentOf(bundle[file])}`).join('\n'))
          .digest('hex')
          .slice(0, 16);
        const kept = [
          '/handheld/',
          ...files.map((file) => `/${file}`),
          `/${manifestFile}`,
          ...iconSides.map((side) => `/handheld/icon-${side}.png`),
        ];
        worker.code = `const yingbinShell = ${JSON.stringify({ version, files: kept })};\n${worker.code}`;
      },
    },
  };
}

/** What the page may ever load, and no room of the console: scripts, and the style sheets and pictures they bring. */
function filesOfHandheld(bundle: Bundle): readonly string[] {
  const found = new Set<string>();
  const visit = (file: string) => {
    const output = bundle[file];
    if (output?.type !== 'chunk' || found.has(file)) return;
    found.add(file);
    const { importedCss, importedAssets } = output.viteMetadata ?? {};
    for (const asset of [...(importedCss ?? []), ...(importedAssets ?? [])]) found.add(asset);
    for (const next of [...output.imports, ...output.dynamicImports]) visit(next);
  };
  const entry = Object.values(bundle).find(
    (output) => output.type === 'chunk' && output.facadeModuleId?.endsWith('handheld/index.html'),
  );
  if (!entry) throw new Error('There is no handheld page');
  visit(entry.fileName);
  // A worker is an asset to the bundler, and so is what it brings itself: the code reader's WebAssembly.
  for (const file of [...found]) {
    const output = bundle[file];
    if (output?.type !== 'asset' || !file.endsWith('.js')) continue;
    const source = String(output.source);
    for (const name of Object.keys(bundle)) if (source.includes(basename(name))) found.add(name);
  }
  return [...found].toSorted();
}

type Bundle = Parameters<Extract<Plugin['generateBundle'], (...args: never) => unknown>>[1];
type Output = Bundle[string];

function contentOf(output: Output | undefined): string {
  if (!output) return '';
  return output.type === 'chunk' ? output.code : createHash('sha256').update(output.source).digest('hex');
}

const manifest = {
  id: '/handheld/',
  name: '迎宾手持端 Yingbin',
  short_name: '迎宾',
  lang: 'zh-CN',
  start_url: '/handheld/',
  scope: '/handheld/',
  display: 'standalone',
  orientation: 'portrait',
  background_color: '#f2f6f7',
  theme_color: '#052f39',
  icons: [192, 512].flatMap((side) =>
    ['any', 'maskable'].map((purpose) => ({
      src: `/handheld/icon-${side}.png`,
      sizes: `${side}x${side}`,
      type: 'image/png',
      purpose,
    })),
  ),
};
