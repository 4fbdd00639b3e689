import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the server keeps its key file and its embedded database when `YINGBIN_SERVER_DIR` names no other place. */
export function defaultServerDir(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string {
  if (platform === 'win32')
    return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'YingbinServer');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'YingbinServer');
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'yingbin-server');
}
