import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { defaultDataDir } from '../main/app/environment.ts';
import { chooseShell } from './choose-shell.ts';
import { electronProgram, fetchElectron } from './electron-program.ts';
import { needsBuild } from './freshness.ts';
import { dist, root } from './paths.ts';
import { foreground } from './run.ts';
import { prepareSiteServer } from './site-server.ts';

/** The window comes first: on a small machine the two would make each other wait. */
const siteServerLaterMs = 4_000;

/**
 * `npm start`: builds what changed, says which shell runs and why, and runs it until somebody ends it. A demo has its site server beside it;
 * the kiosk of a real site has one elsewhere, which its configuration names.
 */
if (needsBuild()) {
  const built = await foreground(process.execPath, [join(root, 'build', 'build.ts')]);
  if (built !== 0) process.exit(built);
}

const { shell, reason } = chooseShell({
  platform: process.platform,
  env: process.env,
  asRoot: process.getuid?.() === 0,
  electronProgram: electronProgram(),
});
process.stdout.write(`shell: ${shell} (${reason})\n`);
const siteServer = isDemo() ? await prepareSiteServer(process.env['YINGBIN_DATA_DIR']) : undefined;
const kiosk = shell === 'electron' ? startElectron() : startChromium();
const later = setTimeout(() => siteServer?.begin(), siteServerLaterMs);
const code = await kiosk;
clearTimeout(later);
await siteServer?.stop();
process.exit(code);

function isDemo(): boolean {
  const { YINGBIN_CONFIG, YINGBIN_DEMO, YINGBIN_SITE_SERVER, YINGBIN_DATA_DIR } = process.env;
  if (YINGBIN_CONFIG || YINGBIN_SITE_SERVER === '0') return false;
  const dataDir = YINGBIN_DATA_DIR || defaultDataDir(process.env, process.platform, homedir());
  return Boolean(YINGBIN_DEMO) || !existsSync(join(dataDir, 'config.json'));
}

function startChromium(): Promise<number> {
  const program = join(dist, 'main', 'node.js');
  return foreground(process.execPath, ['--enable-source-maps', program], siteServer?.kioskEnv);
}

async function startElectron(): Promise<number> {
  const program = electronProgram() ?? (await fetchElectron());
  if (program) return foreground(program, [root], siteServer?.kioskEnv);
  process.stderr.write(
    'The Electron program could not be downloaded; YINGBIN_SHELL=chromium needs only a browser.\n',
  );
  return 1;
}
