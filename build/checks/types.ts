import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, tool } from '../paths.ts';
import { collect } from '../run.ts';
import { fromRun, type Check } from './outcome.ts';
import { sourceFolders } from './source-files.ts';

/** One type check per folder: each has its own `lib` and `types`, which is what keeps the DOM out of `domain`. */
export const typeChecks: readonly Check[] = sourceFolders
  .filter((folder) => existsSync(join(root, folder, 'tsconfig.json')))
  .map(
    (folder) => async () =>
      fromRun(
        `types of ${folder}`,
        await collect(process.execPath, [tool('tsc7', 'bin', 'tsc'), '-p', folder]),
      ),
  );
