import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok } from '../../../../domain/kernel/result.ts';
import type { Result } from '../../../../domain/kernel/result.ts';
import type { LinkFault } from '../../transport/byte-stream.ts';

export interface HelperProgram {
  readonly command: string;
  readonly script: string;
  readonly env: NodeJS.ProcessEnv;
}

/** What of the kiosk's own process decides whether it can serve as a Node. */
export interface OwnProcess {
  readonly execPath: string;
  readonly env: NodeJS.ProcessEnv;
  readonly electron: 'none' | 'development' | 'installed';
}

/**
 * What to start as the helper. The installed kiosk cannot be its own Node: that door is closed in the program itself
 * (electron-builder.yml, `runAsNode`), and starting it would start a second kiosk.
 * @param helper a configured Node; without one the kiosk's own program is used
 */
export function helperProgram(
  helper: string | undefined,
  own: OwnProcess = ownProcess(),
): Result<HelperProgram, LinkFault> {
  // Options meant for the kiosk, such as a debugger's port, are not meant for the helper.
  const { NODE_OPTIONS: _, ...env } = own.env;
  const script = helperScript();
  if (helper !== undefined) return ok({ command: helper, script, env });
  if (own.electron === 'installed') {
    const detail = 'set "helper" to a Node program: the installed kiosk cannot load vendor libraries itself';
    return err({ kind: 'denied', detail });
  }
  const asNode = own.electron === 'none' ? {} : { ELECTRON_RUN_AS_NODE: '1' };
  return ok({ command: own.execPath, script, env: { ...env, ...asNode } });
}

function ownProcess(): OwnProcess {
  const { execPath, env, versions } = process;
  // Electron's own mark for "started with an application's folder as argument".
  const inDevelopment = Reflect.get(process, 'defaultApp') === true;
  const electron = versions['electron'] ? (inDevelopment ? 'development' : 'installed') : 'none';
  return { execPath, env, electron };
}

/** Beside this file in the source, in one folder with the bundles in the build (build/vite/vendor-library-helper.ts). */
export function helperScript(here: string = import.meta.dirname): string {
  const source = join(here, 'helper.ts');
  if (existsSync(source)) return source;
  // A plain Node cannot look into Electron's archive; the installer leaves this file outside.
  return join(here.replace(/\bapp\.asar\b/, 'app.asar.unpacked'), 'vendor-library-helper.mjs');
}
