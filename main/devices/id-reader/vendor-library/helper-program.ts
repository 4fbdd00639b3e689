import { existsSync } from 'node:fs';
import { join } from 'node:path';

export interface HelperProgram {
  readonly command: string;
  readonly script: string;
  readonly env: NodeJS.ProcessEnv;
}

/** What of the kiosk's own process decides how it serves as a Node. */
export interface OwnProcess {
  readonly execPath: string;
  readonly env: NodeJS.ProcessEnv;
  readonly isElectron: boolean;
}

/**
 * What to start as the helper: the kiosk's own program, run as a Node (electron-builder.yml leaves that door open for the
 * relay watchdog as well), or another.
 * @param helper a configured Node, for a library of another bitness than the kiosk's
 */
export function helperProgram(helper: string | undefined, own: OwnProcess = ownProcess()): HelperProgram {
  // Options meant for the kiosk, such as a debugger's port, are not meant for the helper.
  const { NODE_OPTIONS: _, ...env } = own.env;
  const script = helperScript();
  if (helper !== undefined) return { command: helper, script, env };
  const asNode = own.isElectron ? { ELECTRON_RUN_AS_NODE: '1' } : {};
  return { command: own.execPath, script, env: { ...env, ...asNode } };
}

function ownProcess(): OwnProcess {
  const { execPath, env, versions } = process;
  return { execPath, env, isElectron: versions['electron'] !== undefined };
}

/** Beside this file in the source, in one folder with the bundles in the build (build/vite/vendor-library-helper.ts). */
export function helperScript(here: string = import.meta.dirname): string {
  const source = join(here, 'helper.ts');
  if (existsSync(source)) return source;
  // A plain Node cannot look into Electron's archive; the installer leaves this file outside.
  return join(here.replace(/\bapp\.asar\b/, 'app.asar.unpacked'), 'vendor-library-helper.mjs');
}
