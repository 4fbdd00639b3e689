import { tmpdir } from 'node:os';
import { createChromiumShell, type ChromiumShell } from '../../../main/shell/chromium.ts';
import type { ShellDeps } from '../../../main/shell/shell.ts';
import type { Connection } from '../../../renderer/bridge/connection.ts';
import { enter, page } from './browser-client.ts';
import type { OpenRig } from './shell-contract.ts';

export function chromiumShell(deps: ShellDeps): ChromiumShell {
  return createChromiumShell({
    ...deps,
    dataDir: tmpdir(),
    port: 0,
    asRoot: false,
    onClosed: () => undefined,
  });
}

export const connected = (client: { onConnection(listener: (c: Connection) => void): () => void }) =>
  new Promise<void>((resolve) => {
    client.onConnection((connection) => {
      if (connection === 'connected') resolve();
    });
  });

/** The Chromium shell over real HTTP and a real WebSocket; only the drawing of the page is missing. */
export const openChromiumRig: OpenRig = async (deps, hear) => {
  const shell = chromiumShell(deps);
  const session = await enter((await shell.open()).address);
  let current = page(session, hear);
  await connected(current);
  return {
    shell,
    bridge: () => current.bridge,
    async reload(hearAgain) {
      current.leave();
      current = page(session, hearAgain);
      await connected(current);
    },
    loseWindow: () => current.cut(),
    async close() {
      current.leave();
      await shell.close();
    },
  };
};
