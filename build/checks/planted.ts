import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** One forbidden import for every rule of .dependency-cruiser.cjs: [rule, file, what it must not import]. */
export const planted: readonly (readonly [rule: string, from: string, to: string])[] = [
  ['domain-is-pure', 'domain/a.ts', 'main/flow/b.ts'],
  ['crypto-is-shared', 'crypto/a.ts', 'main/flow/b.ts'],
  ['contract-is-vocabulary', 'preload/contract/a.ts', 'main/flow/b.ts'],
  ['bridge-is-thin', 'preload/a.ts', 'domain/b.ts'],
  ['renderer-has-no-hands', 'renderer/a.ts', 'main/flow/b.ts'],
  ['no-node-in-the-window', 'renderer/b.ts', 'node:fs'],
  ['no-electron-in-the-window', 'renderer/c.ts', 'electron'],
  ['main-knows-no-window', 'main/app/a.ts', 'renderer/d.ts'],
  ['server-stands-alone', 'server/a.ts', 'main/flow/b.ts'],
  ['nobody-imports-tests', 'main/app/b.ts', 'tests/a.ts'],
  ['build-minds-its-own', 'build/a.ts', 'domain/b.ts'],
  ['face-tools-share-sums-and-headers', 'build/face/a.ts', 'renderer/d.ts'],
  ['devices-are-strangers', 'main/devices/camera/a.ts', 'main/devices/label-printer/port.ts'],
  ['devices-know-ports-only', 'main/devices/camera/b.ts', 'main/flow/b.ts'],
  ['only-wiring-picks-drivers', 'main/flow/a.ts', 'main/devices/camera/driver.ts'],
  ['only-storage-touches-sql', 'main/flow/c.ts', 'node:sqlite'],
  ['requests-pass-the-gate', 'main/flow/e.ts', 'node:https'],
  ['shells-hold-no-product', 'main/shell/a.ts', 'main/flow/b.ts'],
  ['wiring-is-called-from-app', 'main/flow/d.ts', 'main/wiring/a.ts'],
  ['no-cycles', 'domain/round.ts', 'domain/trip.ts'],
  ['everything-resolves', 'domain/c.ts', './nowhere.ts'],
  ['only-declared-packages', 'main/app/c.ts', 'undeclared-package'],
];

/** A tree with nothing but violations; the caller removes it. */
export function plantViolations(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'yingbin-planted-'));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [, , to] of planted) if (to.includes('/')) write(to, 'export const x = 1;\n');
  for (const [, from, to] of planted) {
    const up = '../'.repeat(from.split('/').length - 1);
    write(from, `export * from '${to.endsWith('.ts') && !to.startsWith('.') ? up + to : to}';\n`);
  }
  write('domain/trip.ts', "export * from './round.ts';\n");
  write('package.json', '{ "type": "module", "dependencies": {}, "devDependencies": { "electron": "*" } }');
  for (const name of ['electron', 'undeclared-package']) {
    write(`node_modules/${name}/package.json`, `{ "name": "${name}", "main": "index.js" }`);
    write(`node_modules/${name}/index.js`, '');
  }
  write('tsconfig.base.json', '{ "compilerOptions": { "module": "ESNext", "moduleResolution": "bundler" } }');
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
