import { join } from 'node:path';
import { chooseShell } from './choose-shell.ts';
import { electronProgram, fetchElectron } from './electron-program.ts';
import { needsBuild } from './freshness.ts';
import { dist, root } from './paths.ts';
import { foreground } from './run.ts';

/** `npm start`: builds what changed, says which shell runs and why, and runs it until somebody ends it. */
if (needsBuild()) {
  const code = await foreground(process.execPath, [join(root, 'build', 'build.ts')]);
  if (code !== 0) process.exit(code);
}

const { shell, reason } = chooseShell({
  platform: process.platform,
  env: process.env,
  asRoot: process.getuid?.() === 0,
  electronProgram: electronProgram(),
});
process.stdout.write(`shell: ${shell} (${reason})\n`);
process.exit(shell === 'electron' ? await startElectron() : await startChromium());

function startChromium(): Promise<number> {
  return foreground(process.execPath, ['--enable-source-maps', join(dist, 'main', 'node.js')]);
}

async function startElectron(): Promise<number> {
  const program = electronProgram() ?? (await fetchElectron());
  if (program) return foreground(program, [root]);
  process.stderr.write(
    'The Electron program could not be downloaded; YINGBIN_SHELL=chromium needs only a browser.\n',
  );
  return 1;
}
