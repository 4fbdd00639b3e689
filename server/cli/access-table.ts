import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAccessTable } from '../access/access-table.ts';
import { createApp } from '../app.ts';
import { openServer } from './open-server.ts';

// node server/cli/access-table.ts: writes docs/operations/access.md from the routes of a server that serves nobody.

const dir = mkdtempSync(join(tmpdir(), 'yingbin-access-'));
try {
  const server = await openServer({ YINGBIN_SERVER_DIR: dir });
  if (!server.ok) throw new Error(server.error);
  const app = await createApp(server.value);
  const page = writeAccessTable(app.guardedRoutes);
  writeFileSync(join(import.meta.dirname, '../../docs/operations/access.md'), page);
  await app.close();
  await server.value.close();
} finally {
  rmSync(dir, { recursive: true, force: true });
}
