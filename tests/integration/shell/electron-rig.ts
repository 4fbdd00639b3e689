import { vi } from 'vitest';
import { createElectronShell, type ElectronShellDeps } from '../../../main/shell/electron.ts';
import type { ShellDeps } from '../../../main/shell/shell.ts';
import type { Bridge } from '../../../preload/contract/table.ts';
import { createFakeElectron, type FakeElectron, type PreloadElectron } from './fake-electron.ts';
import type { Rig } from './shell-contract.ts';

/** What `import 'electron'` means to preload/bridge.ts while it runs; see `vi.mock` in the test files. */
export const preloadModule: { current: PreloadElectron | undefined } = { current: undefined };

export interface ElectronRig extends Rig {
  readonly fake: FakeElectron;
  readonly shell: ReturnType<typeof createElectronShell>;
}

/** The Electron shell and the real preload script on the fake. */
export async function openElectronRig(
  deps: ShellDeps & Partial<Pick<ElectronShellDeps, 'onClosed' | 'mayUseCamera'>>,
  hear: (bridge: Bridge) => void,
): Promise<ElectronRig> {
  let listen = hear;
  const fake = createFakeElectron(async (electron, world) => {
    preloadModule.current = electron;
    vi.resetModules();
    await import('../../../preload/bridge.ts');
    listen(world['yingbin'] as Bridge);
  });
  const shell = createElectronShell({
    onClosed: () => undefined,
    mayUseCamera: () => false,
    ...deps,
    electron: fake.electron,
    preloadFile: '/dist/preload/bridge.cjs',
  });
  await shell.open();
  const contents = () => {
    const window = fake.windows[0];
    if (!window) throw new Error('no window was opened');
    return window.webContents;
  };
  return {
    fake,
    shell,
    bridge: () => contents().world['yingbin'] as Bridge,
    async reload(hearAgain) {
      listen = hearAgain;
      await contents().load(contents().mainFrame.url);
    },
    loseWindow: () => contents().forcefullyCrashRenderer(),
    close: () => shell.close(),
  };
}
