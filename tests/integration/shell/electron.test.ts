import { vi } from 'vitest';
import { openElectronRig, preloadModule } from './electron-rig.ts';
import { shellContract } from './shell-contract.ts';

vi.mock('electron', () => ({
  get ipcRenderer() {
    return preloadModule.current?.ipcRenderer;
  },
  get contextBridge() {
    return preloadModule.current?.contextBridge;
  },
}));

shellContract(openElectronRig);
