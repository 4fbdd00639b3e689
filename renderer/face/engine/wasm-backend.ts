import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { modelFolder, wasmFile } from './model-files.ts';
import type { EngineFault } from './port.ts';

/** What both libraries' own copies of TensorFlow.js 4.22 have in common. */
export interface TensorLibrary {
  env(): { set(flag: string, value: boolean): void };
  enableProdMode(): void;
  setWasmPaths(folder: string): void;
  setBackend(name: string): Promise<boolean>;
  getBackend(): string;
}

/**
 * Starts the compiled backend and makes sure that it is the one in use: without it both libraries silently fall back to a
 * software WebGL that is twenty times slower (facts/face.md section 2).
 */
export async function startWasm(library: TensorLibrary): Promise<Result<void, EngineFault>> {
  // The kiosk's window is cross-origin isolated, where the library would choose its threaded build, which hangs.
  library.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  library.enableProdMode();
  library.setWasmPaths(modelFolder);
  const started = await library.setBackend('wasm').catch(() => false);
  if (started && library.getBackend() === 'wasm') return ok();
  return err((await isServed(modelFolder + wasmFile)) ? 'no-wasm' : 'files-missing');
}

const isServed = (path: string): Promise<boolean> =>
  fetch(path).then(
    ({ ok: isThere }) => isThere,
    () => false,
  );
