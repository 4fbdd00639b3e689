import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { newestMs } from '../freshness.ts';
import { root } from '../paths.ts';
import { faceLabConfig, faceLabFolder } from '../vite/face-lab.ts';

const stampFile = join(faceLabFolder, 'built');
const sources = ['domain/face', 'renderer/face', 'renderer/face-lab', 'build/vite', 'package-lock.json'];

/** The folder of the built lab page; builds it when a source changed since. */
export async function ensureFaceLab(): Promise<string> {
  const builtMs = existsSync(stampFile) ? statSync(stampFile).mtimeMs : 0;
  if (sources.some((source) => newestMs(join(root, source)) > builtMs)) {
    process.env['NODE_ENV'] = 'production';
    await build(faceLabConfig);
    writeFileSync(stampFile, '');
  }
  return faceLabFolder;
}
